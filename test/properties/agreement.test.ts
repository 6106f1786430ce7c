import fc from "fast-check";
import { evolve, fold } from "../../shared/domain/agreement/fold.ts";
import { manifestOf } from "../../shared/domain/agreement/manifest.ts";
import { type Agreement, currentTexts, isSideStream, signatureState } from "../../shared/domain/agreement/state.ts";
import { type StoredEvent, unchained } from "../../shared/domain/evidence/chain.ts";
import { entryOf } from "../../shared/domain/registry/entry.ts";
import { seriesOf } from "../../shared/domain/registry/number.ts";
import { type Game, games, type Played, personOf, play } from "./play.ts";

const always = (holds: (played: Played) => void): void =>
  fc.assert(
    fc.property(games, (game: Game) => holds(play(game))),
    { numRuns: 60 },
  );

const read = (streamId: string, stored: readonly StoredEvent[]) => {
  const events = unchained(streamId, stored);
  if ("broken" in events) throw new Error(`${streamId} ${events.broken}: ${events.why}`);
  return events;
};

/** The texts of each version of a state, from the version at which they were taken in. */
const acceptedTexts = ({ versions }: Agreement) =>
  versions.flatMap(({ number, outcome }) => (outcome.kind === "accepted" ? [{ number, texts: outcome.texts }] : []));

describe("whatever the sides try (domain.md 2.8)", () => {
  test("1: the bytes of a text once taken in never change", () => {
    always(({ states }) => {
      const first = new Map<string, unknown>();
      for (const state of states) {
        for (const { number, texts } of acceptedTexts(state)) {
          const key = `${state.streamId} ${number}`;
          expect(texts).toEqual(first.get(key) ?? texts);
          first.set(key, texts);
        }
      }
    });
  });

  test("1: the texts taken in are the files announced", () => {
    always(({ states }) => {
      for (const { files, outcome } of states.flatMap(({ versions }) => versions.filter((version) => version.files.length > 0))) {
        const texts = outcome.kind === "accepted" ? outcome.texts : files;
        expect(texts.map(({ sha256 }) => sha256)).toEqual(files.map(({ sha256 }) => sha256));
      }
    });
  });

  test("1: the other sides get the draft's texts as they are", () => {
    always(({ states }) => {
      const draft = states.findLast((state) => isSideStream(state) && state.shared);
      const opened = states.find((state) => !isSideStream(state));
      expect(opened && currentTexts(opened)).toEqual(draft && currentTexts(draft));
    });
  });

  test("1: every revision is one of each text of the manifest that was opened", () => {
    always(({ last }) => {
      const texts = last ? currentTexts(last).map(({ sha256 }) => sha256) : [];
      const named = [...(last?.tails ?? []), ...(last?.sealed ? [last.sealed] : [])].map((each) => each.map(({ text }) => text));
      expect(named).toEqual(named.map(() => texts));
      if (last?.sealed) expect(last.tails).toHaveLength(1 + last.slots.length);
      if (last?.opened) expect(last.opened.manifest).toBe(manifestOf(currentTexts(last)));
    });
  });

  test("2, 3: a signature pins the manifest of all authentic texts, and all signatures the same", () => {
    always(({ states }) => {
      for (const state of states) {
        const manifest = manifestOf(currentTexts(state));
        const pinned = state.slots.flatMap(({ signed }) => signed?.manifest ?? []);
        expect(pinned.every((each) => each === manifest)).toBe(true);
        const languages = new Set(currentTexts(state).map(({ language }) => language));
        if (pinned.length > 0) expect(languages).toEqual(new Set(state.particulars.authenticLanguages));
        if (signatureState(state) === "FULLY_SIGNED") expect(pinned).toHaveLength(state.slots.length);
      }
    });
  });

  test("4: who signs holds an office that needs no full powers, and signs in turn", () => {
    always(({ last }) => {
      const signed = last?.slots.filter((slot) => slot.signed) ?? [];
      expect(signed.filter(({ capacity }) => !/^(HEAD_OF_STATE|HEAD_OF_GOVERNMENT|FOREIGN_MINISTER)$/.test(capacity))).toEqual(
        [],
      );
      const at = (name: string) => last?.slots.find(({ slot }) => slot === name)?.signed?.version ?? Number.POSITIVE_INFINITY;
      const [first = [], second = []] = last?.opened?.orderGroups ?? [];
      for (const later of second.map(at).filter(Number.isFinite)) expect(Math.max(...first.map(at))).toBeLessThan(later);
    });
  });

  test("what was signed, sealed, registered or cancelled stays as it was", () => {
    const given = ({ slots, sealed, registered, cancelled }: Agreement) =>
      Object.fromEntries([
        ...slots.map(({ slot, signed }) => [slot, signed]),
        ...Object.entries({ sealed, registered, cancelled }),
      ]);
    always(({ states }) => {
      const kept: { [name: string]: unknown } = {};
      for (const [name, value] of states.flatMap((state) => Object.entries(given(state)))) {
        expect(value).toEqual(kept[name] ?? value);
        kept[name] = value;
      }
    });
  });

  test("a signature comes of the link that was given out last, and while none was revoked", () => {
    always(({ states }) => {
      for (const [index, state] of states.entries()) {
        const before = states[index - 1];
        for (const { slot, signed } of state.slots) {
          const then = before?.slots.find((each) => each.slot === slot);
          if (signed && then && !then.signed)
            expect({ generation: signed.generation, link: then.link }).toEqual({ generation: then.generation, link: "ACTIVE" });
        }
      }
    });
  });

  test("a generation never goes back, and a change of contact or person raises it", () => {
    always(({ states }) => {
      const last = new Map<string, { generation: number; contactHash: string; name: string }>();
      for (const { slot, generation, contactHash, name } of states.flatMap(({ slots }) => slots)) {
        const known = last.get(slot);
        const now = { generation, contactHash, name: JSON.stringify(name) };
        if (known) expect(generation).toBeGreaterThanOrEqual(known.generation);
        if (known && (known.contactHash !== contactHash || known.name !== now.name))
          expect(generation).toBeGreaterThan(known.generation);
        last.set(slot, now);
      }
    });
  });

  test("a cancelled agreement moves no more, and a signed one is neither cancelled nor reopened", () => {
    always(({ states, last }) => {
      const shared = states.filter((state) => !isSideStream(state));
      const cancelledAt = shared.findIndex(({ cancelled }) => cancelled);
      if (cancelledAt >= 0) expect(cancelledAt).toBe(shared.length - 1);
      if (last?.slots.some(({ signed }) => signed))
        expect([last.cancelled, last.initialledBy.length > 0]).toEqual([undefined, true]);
    });
  });

  test("after it was reopened the text is initialled and opened again before anybody signs", () => {
    always(({ states }) => {
      for (const state of states) {
        if (!state.slots.some(({ signed }) => signed)) continue;
        expect(state.opened?.at && (state.reopenedAt ?? "") < state.opened.at).toBe(true);
        expect(state.initialledBy).toHaveLength(state.particulars.parties.length);
      }
    });
  });

  test("7: the chain of each stream is unbroken, and a missing event is told", () => {
    always(({ streams }) => {
      for (const [streamId, stored] of Object.entries(streams)) {
        expect(read(streamId, stored)).toHaveLength(stored.length);
        if (stored.length > 1) expect(unchained(streamId, stored.toSpliced(-2, 1))).toHaveProperty("broken", stored.length - 1);
      }
    });
  });

  test("9: nobody holds two slots, under no spelling", () => {
    always(({ last }) => {
      const people = last?.slots.map(({ name }) => personOf(name)) ?? [];
      expect(new Set(people).size).toBe(people.length);
    });
  });

  test("10: replaying gives the same state, at once and in two halves", () => {
    always(({ streams, states }) => {
      for (const [streamId, stored] of Object.entries(streams)) {
        const events = read(streamId, stored);
        const whole = fold(events);
        expect(whole).toEqual(states.findLast((state) => state.streamId === streamId));
        const half = Math.floor(events.length / 2);
        expect(events.slice(half).reduce<Agreement | undefined>(evolve, fold(events.slice(0, half)))).toEqual(whole);
      }
    });
  });

  test("an entry names every side's signature and every sealed file", () => {
    always(({ last }) => {
      if (!last?.registered) return;
      const { texts, signatures } = entryOf(last, last.registered.number, last.registered.at);
      expect(seriesOf(last)).toMatch(/^(KAZ|KAZ-KGZ)-UZB-2023$/);
      expect(texts.every(({ sealedSha256, level }) => sealedSha256 && level)).toBe(true);
      expect(signatures.every(({ certificateSerial }) => certificateSerial)).toBe(true);
      expect(new Set(signatures.map(({ party }) => party))).toEqual(new Set(last.particulars.parties.map(({ party }) => party)));
    });
  });
});

test("the games get far enough to mean something", () => {
  const ends = fc.sample(games, { numRuns: 150, seed: 20230505 }).map((game) => play(game).last);
  const share = (reached: (state: Agreement) => boolean) => ends.filter((state) => state && reached(state)).length / ends.length;
  expect(share(({ registered }) => registered !== undefined)).toBeGreaterThan(0.4);
  expect(share(({ registered, particulars }) => registered !== undefined && particulars.parties.length > 2)).toBeGreaterThan(0.1);
  expect(share(({ versions }) => versions.length > 1)).toBeGreaterThan(0.3);
  expect(share(({ cancelled }) => cancelled !== undefined)).toBeGreaterThan(0.02);
  expect(share(({ reopenedAt }) => reopenedAt !== undefined)).toBeGreaterThan(0.02);
  expect(share(({ postponed }) => postponed !== undefined)).toBeGreaterThan(0.1);
  expect(share(({ slots }) => slots.some(({ signed, generation }) => signed && generation > 1))).toBeGreaterThan(0.2);
  expect(
    share(({ opened, slots, particulars }) => opened !== undefined && slots.length > particulars.parties.length),
  ).toBeGreaterThan(0.2);
  expect(share(({ opened }) => (opened?.orderGroups.length ?? 0) > 1)).toBeGreaterThan(0.5);
  expect(share((state) => state.opened !== undefined && currentTexts(state).length > 3)).toBeGreaterThan(0.2);
});
