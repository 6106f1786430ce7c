import { Fault } from "../../shared/domain/fault.ts";
import { sha256Hex } from "../../shared/domain/hash.ts";
import { ID, STREAM } from "../fixtures/agreement.ts";
import { AT, due, first, LATER, next } from "./events.ts";
import { type StartStorage, type Storage, storageForEach } from "./storage.ts";

const OTHER = "side/KZ/20thsess10n2023r";

/** Appends after what it reads, and again whenever another was first. Answers the version it won and the races it lost. */
const insist = async ({ store }: Storage, by: string): Promise<{ version: number; lost: number }> => {
  for (let lost = 0; ; lost++) {
    const head = (await store.stored(STREAM)).at(-1);
    const event = head ? next(head, by) : first(STREAM, by);
    if ((await store.append({ events: [event], due: [] })) === "appended") return { version: event.version, lost };
  }
};

/** What every EventStore keeps to (usecases/ports.ts). */
export const describeEventStore = (name: string, start: StartStorage): void =>
  describe(`EventStore, ${name}`, () => {
    const storage = storageForEach(start);

    test("reads back what was appended, in order and as it is kept", async () => {
      const { store } = storage();
      const one = first();
      const two = next(one);
      expect(await store.append({ events: [one], due: [] })).toBe("appended");
      expect(await store.append({ events: [two], due: [] })).toBe("appended");
      expect(await store.stored(STREAM)).toEqual([one, two]);
      const read = await store.read(STREAM);
      expect(read.map(({ version, type, hash }) => ({ version, type, hash }))).toEqual([
        { version: 1, type: "Shared", hash: one.hash },
        { version: 2, type: "TextRefused", hash: two.hash },
      ]);
    });

    test("a stream that nobody began is empty", async () => {
      expect(await storage().store.read(STREAM)).toEqual([]);
    });

    test("reads a stream that is longer than one answer", async () => {
      const { store } = storage();
      let head = first();
      await store.append({ events: [head], due: [] });
      // 40 of 30 KB: DynamoDB answers 1 MB at most.
      for (let more = 0; more < 40; more++) {
        const detail = "x".repeat(30_000);
        head = next(head, `${more}`, { type: "TextRefused", data: { number: 1, code: "upload-incomplete", detail } });
        await store.append({ events: [head], due: [] });
      }
      expect((await store.read(STREAM)).map(({ version }) => version)).toEqual(Array.from({ length: 41 }, (_, i) => i + 1));
    });

    test("an append that comes second loses, and nothing of it takes hold", async () => {
      const { store, steps, people } = storage();
      await store.append({ events: [first(STREAM, "winner")], due: [] });
      const outcome = await store.append({
        events: [first(STREAM, "loser")],
        due: [due(1)],
        with: [people.contactWrite(ID, "kz1", { mail: "loser@kz.example", setBy: "loser", salt: "00" })],
      });
      expect(outcome).toBe("lost-race");
      expect((await store.read(STREAM)).map(({ commandId }) => commandId)).toEqual(["command winner"]);
      expect(await steps.due(LATER)).toEqual([]);
      expect(await people.contact(ID, "kz1")).toBeUndefined();
    });

    test("of 20 appends at once to one version exactly one is appended", async () => {
      const { store } = storage();
      const writers = Array.from({ length: 20 }, (_, writer) => first(STREAM, `${writer}`));
      const outcomes = await Promise.all(writers.map((event) => store.append({ events: [event], due: [] })));
      const winner = outcomes.indexOf("appended");
      expect(outcomes.filter((outcome) => outcome === "appended")).toHaveLength(1);
      expect(await store.stored(STREAM)).toEqual([writers[winner]]);
    });

    test("20 writers at once who insist get the versions 1 to 20, each one of them", async () => {
      const writers = Array.from({ length: 20 }, (_, writer) => insist(storage(), `${writer}`));
      const won = await Promise.all(writers);
      expect(won.map(({ version }) => version).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
      expect(won.some(({ lost }) => lost > 0)).toBe(true);
      const commands = (await storage().store.read(STREAM)).map(({ commandId }) => commandId);
      expect(new Set(commands).size).toBe(20);
    });

    test("two streams in one append begin together, or neither does", async () => {
      const { store } = storage();
      const [ours, theirs] = [first(OTHER), first(STREAM)];
      await store.append({ events: [first(OTHER, "earlier")], due: [] });
      expect(await store.append({ events: [ours, theirs], due: [] })).toBe("lost-race");
      expect(await store.read(STREAM)).toEqual([]);
    });

    test("a joined write takes hold with the events", async () => {
      const { store, people } = storage();
      const contact = { mail: "prime-minister@kz.example", setBy: "kz-officer", salt: sha256Hex("salt") };
      await store.append({ events: [first()], due: [], with: [people.contactWrite(ID, "kz1", contact)] });
      expect(await people.contact(ID, "kz1")).toEqual(contact);
    });

    test.each([
      ["another text", { at: LATER }, "at differs from the body"],
      ["another hash", { hash: sha256Hex("other") }, "the hash is not that of the body"],
    ])("%s under an event is a Fault that says where the chain breaks", async (_, forged, why) => {
      const { store } = storage();
      const one = first();
      await store.append({ events: [one], due: [] });
      await store.append({ events: [{ ...next(one), ...forged }], due: [] });
      const broken = { code: "chain-broken", retryable: false, message: `${STREAM} at 2: ${why}` };
      await expect(store.read(STREAM)).rejects.toMatchObject(broken);
      await expect(store.stored(STREAM)).rejects.toMatchObject(broken);
    });

    test("an append that fails before it took hold is a Fault, and its repeat is appended", async () => {
      const { store, fail } = storage();
      fail("append", "before");
      await expect(store.append({ events: [first()], due: [] })).rejects.toBeInstanceOf(Fault);
      expect(await store.read(STREAM)).toEqual([]);
      expect(await store.append({ events: [first()], due: [] })).toBe("appended");
    });

    test("an append whose answer is lost is a Fault, and its repeat finds its own event", async () => {
      const { store, steps, fail } = storage();
      fail("append", "after");
      await expect(store.append({ events: [first()], due: [due(1)] })).rejects.toBeInstanceOf(Fault);
      expect(await store.append({ events: [first()], due: [due(1)] })).toBe("lost-race");
      expect(await store.stored(STREAM)).toEqual([first()]);
      expect(await steps.due(AT)).toHaveLength(1);
    });
  });
