import type { Command } from "../../../shared/domain/agreement/commands.ts";
import { fold } from "../../../shared/domain/agreement/fold.ts";
import { isRefusal } from "../../../shared/domain/agreement/refusals.ts";
import { agreementIdOf } from "../../../shared/domain/ids.ts";
import { draft } from "../../../shared/usecases/draft.ts";
import { edit } from "../../../shared/usecases/edit.ts";
import { execute } from "../../../shared/usecases/execute.ts";
import type { EventStore } from "../../../shared/usecases/ports.ts";
import { asked, type World, world } from "../../fakes/world.ts";
import { DRAFT_STREAM, DURING, event, ID, manifest, particulars, STREAM, upTo } from "../../fixtures/agreement.ts";

const initialling = (party: string): Command => ({ type: "initial", by: party, manifest });
const initial = ({ store }: Pick<World, "store">, party: string, by: Partial<Parameters<typeof asked>[0]> = {}) =>
  edit(store, asked({ party, ...by }), { agreementId: ID, command: initialling(party) });

/** A store in which another is first, so many times, just before each append. */
const raced = (store: EventStore, times: number): EventStore => {
  let left = times;
  return {
    ...store,
    append: async (append) => {
      if (left-- > 0) return "lost-race";
      return store.append(append);
    },
  };
};

const shared = async (): Promise<World> => {
  const there = world();
  await there.seed(upTo.shared);
  return there;
};

describe("a command", () => {
  test("appends its events after the last one and answers the state they give", async () => {
    const { store } = await shared();
    const outcome = await initial({ store }, "KZ");
    const events = await store.read(STREAM);
    expect(events.map(({ type, version }) => `${version} ${type}`)).toEqual(["1 Shared", "2 Initialled"]);
    expect(outcome).toEqual({ state: fold(events) });
  });

  test("that is refused writes nothing", async () => {
    const { store, due } = await shared();
    expect(await edit(store, asked({ party: "KZ" }), { agreementId: ID, command: { type: "share", by: "KZ" } })).toMatchObject({
      refused: "already-shared",
    });
    expect(await store.read(STREAM)).toHaveLength(1);
    expect(due.size).toBe(0);
  });

  test("writes the step that it makes due, 30 seconds on, in the same append", async () => {
    const there = await shared();
    await initial(there, "KZ");
    const project = { streamId: STREAM, step: "project", version: 2, dueAt: "2023-05-05T06:00:30.000Z", attempts: 0 };
    const notify = { ...project, step: "notify" };
    expect([...there.due.values()]).toEqual([notify, project]);
    await initial(there, "UZ");
    expect([...there.due.values()]).toEqual([
      { ...notify, version: 3 },
      project,
      { streamId: STREAM, step: "preserve", version: 3, dueAt: "2023-05-05T06:00:30.000Z", attempts: 0 },
    ]);
  });

  test("a step with a time of its own is due then, in the one form that times are ordered in", async () => {
    const there = world();
    const opened = { ...event.opened, data: { ...event.opened.data, publicFrom: "2023-06-01T00:00:00Z" } };
    const { affixed } = upTo;
    const sealed = [...affixed.map((each) => (each.type === "OpenedForSignature" ? opened : each)), event.sealed];
    await there.seed(sealed);
    await execute(there.store, {
      streamId: STREAM,
      command: { type: "registered", ...event.registered.data },
      cause: { at: DURING, commandId: "register" },
      events: await there.store.read(STREAM),
      done: "register",
    });
    const dueAt = (step: string) => there.due.get(`${STREAM} ${step}`)?.dueAt;
    expect(dueAt("publish")).toBe("2023-06-01T00:00:00.000Z");
    expect(dueAt("notify")).toBe("2023-05-05T06:00:30.000Z");
  });
});

describe("a repeat", () => {
  test("is answered from the state that the command left, whatever came after", async () => {
    const there = await shared();
    const first = await initial(there, "KZ");
    await initial(there, "UZ");
    expect(await initial(there, "KZ")).toEqual(first);
    expect(await there.store.read(STREAM)).toHaveLength(3);
  });

  test("with another body is refused", async () => {
    const there = await shared();
    await initial(there, "KZ");
    expect(await initial(there, "KZ", { body: "another" })).toMatchObject({ refused: "idempotency-key-reused" });
  });

  test("with an old If-Match is still a repeat", async () => {
    const there = await shared();
    const seen = { stream: "agreement", version: 1 } as const;
    const first = await initial(there, "KZ", { seen });
    expect(await initial(there, "KZ", { seen })).toEqual(first);
  });

  test("after an answer that was lost, it is told what took hold", async () => {
    const there = await shared();
    there.fail("append", "after");
    await expect(initial(there, "KZ")).rejects.toMatchObject({ code: "store-failed" });
    expect(await initial(there, "KZ")).toMatchObject({ state: { version: 2, initialledBy: ["KZ"] } });
  });

  test("of a draft makes no second one: the id comes of the command", async () => {
    const { store } = world();
    const request = asked({ party: "KZ" });
    const first = await draft(store, request, particulars);
    expect(await draft(store, request, particulars)).toEqual(first);
    expect(first).toMatchObject({ state: { streamId: `side/KZ/${agreementIdOf(request.cause.commandId)}`, version: 1 } });
    const other = await draft(store, asked({ party: "KZ", key: "other" }), particulars);
    expect(other).not.toMatchObject({ state: { streamId: isRefusal(first) ? "" : first.state.streamId } });
  });

  test("of a share is answered with the agreement that it opened", async () => {
    const there = world();
    await there.seed(upTo.draft);
    const sharing = asked({ party: "KZ", seen: { stream: "draft", version: 3 } });
    const share = () => edit(there.store, sharing, { agreementId: ID, command: { type: "share", by: "KZ" } });
    const first = await share();
    expect(first).toMatchObject({ state: { streamId: DRAFT_STREAM, version: 4 }, opened: { streamId: STREAM, version: 1 } });
    await initial(there, "UZ");
    expect(await share()).toEqual(first);
  });
});

describe("what the caller saw", () => {
  test("an older version is stale, with the version that stands", async () => {
    const there = await shared();
    await initial(there, "UZ");
    const late = await initial(there, "KZ", { seen: { stream: "agreement", version: 1 } });
    expect(late).toMatchObject({ refused: "stale", facts: { version: 2 } });
  });

  test("the version that stands is taken", async () => {
    const there = await shared();
    const outcome = await initial(there, "KZ", { seen: { stream: "agreement", version: 1 } });
    expect(outcome).toMatchObject({ state: { version: 2 } });
  });
});

describe("another side", () => {
  test.each(["KG", "RU"])("%s learns of an agreement only that it is not there", async (party) => {
    const there = await shared();
    const none = await edit(there.store, asked({ party }), { agreementId: "0000000000000000", command: initialling(party) });
    expect(none).toEqual({ refused: "not-found" });
    expect(await initial(there, party)).toEqual(none);
    expect(await initial(there, party, { seen: { stream: "agreement", version: 7 } })).toEqual(none);
  });

  test("finds no draft of the drafting side under the same id", async () => {
    const there = world();
    await there.seed(upTo.draft);
    const command: Command = { type: "share", by: "UZ" };
    for (const seen of [undefined, { stream: "draft", version: 3 } as const])
      expect(await edit(there.store, asked({ party: "UZ", ...(seen ? { seen } : {}) }), { agreementId: ID, command })).toEqual({
        refused: "not-found",
      });
  });
});

describe("a lost race", () => {
  test.each([1, 2])("%i times is decided again", async (times) => {
    const { store } = await shared();
    expect(await initial({ store: raced(store, times) }, "KZ")).toMatchObject({ state: { version: 2 } });
  });

  test("three times is busy, and nothing is written", async () => {
    const { store } = await shared();
    expect(await initial({ store: raced(store, 3) }, "KZ")).toMatchObject({ refused: "busy" });
    expect(await store.read(STREAM)).toHaveLength(1);
  });

  test("is decided on what the winner left: both sides initial at once, and both initials stand", async () => {
    const there = await shared();
    const outcomes = await Promise.all(["KZ", "UZ"].map((party) => initial(there, party)));
    expect(outcomes.filter(isRefusal)).toEqual([]);
    const state = fold(await there.store.read(STREAM));
    expect([...(state?.initialledBy ?? [])].sort()).toEqual(["KZ", "UZ"]);
    expect(there.due.get(`${STREAM} preserve`)?.version).toBe(3);
  });

  test("against the same act is refused by what now stands", async () => {
    const there = await shared();
    const both = await Promise.all(["a", "b"].map((key) => initial(there, "KZ", { key })));
    expect(both.filter(isRefusal)).toEqual([expect.objectContaining({ refused: "already-initialled" })]);
  });
});

test("the first try takes the events that the caller read, later ones read again", async () => {
  const there = await shared();
  const events = await there.store.read(STREAM);
  await initial(there, "UZ");
  const execution = { streamId: STREAM, command: initialling("KZ"), cause: asked({ party: "KZ" }).cause, events };
  expect(await execute(there.store, execution)).toMatchObject({ state: { version: 3, initialledBy: ["UZ", "KZ"] } });
});
