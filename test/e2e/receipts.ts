import { createHash } from "node:crypto";
import type { AgreementEvent, EventType } from "../../shared/domain/agreement/events.ts";
import { fold } from "../../shared/domain/agreement/fold.ts";
import { type StoredEvent, unchained } from "../../shared/domain/evidence/chain.ts";
import { agreementStream } from "../../shared/domain/ids.ts";
import { entryOf, leafData } from "../../shared/domain/registry/entry.ts";
import { leafHash } from "../../shared/tlog/tree.ts";
import type { Demo, Receipt } from "./demo-run.ts";

/** RFC 6962, section 2.1, in the words of another library. */
const digest = (prefix: number, ...parts: Uint8Array[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256").update(Uint8Array.of(prefix))).digest("hex");
const hex = (text: string): Uint8Array => Buffer.from(text, "hex");

const stored = ({ events }: Receipt): StoredEvent[] => events.map(({ body, hash }) => ({ ...JSON.parse(body), body, hash }));

const eventsOf = (receipt: Receipt): readonly AgreementEvent[] => {
  const events = unchained(agreementStream(receipt.entry.agreementId), stored(receipt));
  if ("broken" in events) throw new Error(`the chain is broken at ${events.broken}: ${events.why}`);
  return events;
};
const ofType = <T extends EventType>(events: readonly AgreementEvent[], type: T) =>
  events.filter((event): event is Extract<AgreementEvent, { type: T }> => event.type === type);

/** What a reader can check with the receipt alone: the chain, the state it gives, the leaf, the tree. */
export const describeReceipts = (demo: () => Demo): void => {
  describe.each([0, 1])("receipt %i", (index) => {
    const receipt = (): Receipt => {
      const found = demo().receipts[index];
      if (!found) throw new Error("there is no such receipt");
      return found;
    };

    test("its events are one chain, from the shared text to the registration", () => {
      const types = eventsOf(receipt()).map(({ type }) => type);
      expect([types[0], types.at(-1)]).toEqual(["Shared", "Registered"]);
      expect(types.filter((type) => ["Initialled", "Nominated", "Signed", "Affixed"].includes(type))).toHaveLength(8);
    });

    test("another word in one event, or an event left out, breaks the chain", () => {
      const { entry, events } = receipt();
      const stream = agreementStream(entry.agreementId);
      const at = events.findIndex(({ body }) => body.includes('"type":"Nominated"'));
      const reworded = events.map((event, i) => (i === at ? { ...event, body: event.body.replace("KZ", "UZ") } : event));
      expect(unchained(stream, stored({ ...receipt(), events: reworded }))).toMatchObject({ broken: at + 1 });
      expect(unchained(stream, stored({ ...receipt(), events: events.toSpliced(5, 1) }))).toMatchObject({ broken: 6 });
    });

    test("the state that they give is what the entry says", () => {
      const { entry, leafIndex, leafHash: leaf, root } = receipt();
      const state = fold(eventsOf(receipt()));
      expect(state && entryOf(state, entry.number, entry.registeredAt)).toEqual(entry);
      expect(state?.registered).toMatchObject({ number: entry.number, leafIndex, leafHash: leaf, root });
      expect(entry.signatures.map(({ party }) => party)).toEqual(["KZ", "UZ"]);
      expect(entry.states).toEqual({ text: "AUTHENTICATED", signature: "FULLY_SIGNED", force: "NOT_RECORDED" });
    });

    test("the leaf's hash is that of the entry", () => {
      const { entry, leafHash: leaf, leafIndex, size } = receipt();
      expect(leafHash(leafData(entry))).toBe(leaf);
      expect(digest(0, Buffer.from(leafData(entry)))).toBe(leaf);
      expect([leafIndex, size]).toEqual([index, index + 1]);
    });
  });

  describe("both receipts together", () => {
    test("the root of one leaf is the leaf, that of two is theirs", () => {
      const [first, second] = demo().receipts;
      expect(first?.root).toBe(first?.leafHash);
      expect(second?.root).toBe(digest(1, hex(first?.leafHash ?? ""), hex(second?.leafHash ?? "")));
    });

    test("the numbers follow each other in the series of the year of the last signature", () => {
      const entries = demo().receipts.map(({ entry }) => entry);
      const years = entries.map(({ concludedOn }) => concludedOn.slice(0, 4));
      expect(years[0]).toMatch(/^\d{4}$/);
      const isOneYear = years[0] === years[1];
      expect(entries.map(({ number }) => number)).toEqual([
        `KAZ-UZB-${years[0]}-0001`,
        `KAZ-UZB-${years[1]}-${isOneYear ? "0002" : "0001"}`,
      ]);
    });

    test("the Roadmap had two versions, and the second is the one that was signed", () => {
      const [roadmap] = demo().receipts;
      const events = roadmap ? eventsOf(roadmap) : [];
      const [shared, ...noOther] = ofType(events, "Shared");
      const accepted = ofType(events, "TextAccepted");
      expect([noOther.length, accepted.map(({ data }) => data.number)]).toEqual([0, [2]]);
      expect(roadmap?.entry.manifest).toBe(accepted[0]?.data.manifest);
      const hashes = (texts: readonly { sha256: string }[] = []) => texts.map(({ sha256 }) => sha256).sort();
      expect(hashes(roadmap?.entry.texts)).toEqual(hashes(accepted[0]?.data.texts));
      for (const sha256 of hashes(shared?.data.texts)) expect(hashes(roadmap?.entry.texts)).not.toContain(sha256);
      expect(hashes(shared?.data.texts)).toHaveLength(3);
    });

    test("the Joint Plan had one", () => {
      const [, plan] = demo().receipts;
      expect(plan && ofType(eventsOf(plan), "VersionProposed")).toEqual([]);
    });
  });
};
