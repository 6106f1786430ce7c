import fc from "fast-check";
import type { Command } from "../../shared/domain/agreement/commands.ts";
import { decide } from "../../shared/domain/agreement/decide.ts";
import { isRefusal } from "../../shared/domain/agreement/refusals.ts";
import { type Agreement, hasSignature, isSideStream, partyCodes, textState } from "../../shared/domain/agreement/state.ts";
import { waitOf } from "../../shared/domain/agreement/waits.ts";
import { announced, nurtleu, signing, tails, terms } from "../fixtures/agreement.ts";
import { games, play } from "./play.ts";

/** Every state that a game's agreement comes to once it is shared, each with the one before. */
const always = (holds: (state: Agreement, before: Agreement | undefined) => void): void =>
  fc.assert(
    fc.property(games, (game) => {
      const shared = play(game).states.filter((state) => !isSideStream(state));
      for (const [index, state] of shared.entries()) holds(state, shared[index - 1]);
    }),
    { numRuns: 60 },
  );

const isRefused = (state: Agreement, command: Command): boolean => isRefusal(decide(state, command));

/** What a holder of a slot's link of some generation would sign with, at the best of times. */
const signingBy = ({ opened }: Agreement, slot: string, generation: number): Command => ({
  ...signing(slot),
  generation,
  manifest: opened?.manifest ?? signing(slot).manifest,
  now: opened?.opensAt ?? terms.opensAt,
});

/** Whatever anybody could ask of a shared agreement. */
const everything = (state: Agreement): readonly Command[] => {
  const { manifest, opened } = state.opened ? { ...state.opened, opened: state.opened } : { manifest: "", opened: terms };
  const now = opened.opensAt;
  const reason = "For the sake of it";
  return partyCodes(state).flatMap((by): Command[] => [
    { type: "propose-version", by, files: [announced(1, "ru", by)], ticketsUntil: now },
    { type: "share", by },
    {
      type: "initial",
      by,
      manifest: state.versions[0]?.outcome.kind === "accepted" ? state.versions[0].outcome.manifest : manifest,
    },
    { type: "nominate", ...nurtleu, by, onto: by },
    { type: "open-for-signature", ...terms, by, now },
    { type: "postpone", by, opensAt: opened.opensAt, closesAt: opened.closesAt, now },
    { type: "confirm-lapse", by },
    { type: "cancel", by, reason },
    { type: "reopen", by, reason },
    { type: "prepared", tails: [] },
    { type: "sealed", texts: [] },
    ...state.slots.flatMap(({ slot, generation, contactHash }): Command[] => [
      { type: "reissue-link", by, slot },
      { type: "revoke-link", by, slot },
      { type: "change-contact", by, slot, contactHash },
      { type: "replace-signatory", ...nurtleu, by, slot },
      { type: "decline", slot, disclose: "ALL_SIDES" },
      { type: "communicate-decline", by, slot, declined: true },
      { type: "affixed", slot, serial: "0a01", tails: tails(slot) },
      signingBy(state, slot, generation),
    ]),
  ]);
};

describe("whatever the sides try between opening and signature", () => {
  test("no link of an earlier generation signs, at any time after it was replaced, reissued, revoked or its contact changed", () => {
    always((state) => {
      for (const { slot, generation } of state.slots)
        for (let earlier = 1; earlier < generation; earlier++)
          expect(isRefused(state, signingBy(state, slot, earlier))).toBe(true);
    });
  });

  test("every act on a link kills the one before it in the same event", () => {
    always((state, before) => {
      for (const slot of state.slots) {
        const then = before?.slots.find((each) => each.slot === slot.slot);
        const isOther = then && (then.link !== slot.link || then.contactHash !== slot.contactHash || then.name !== slot.name);
        if (isOther) expect(slot.generation).toBe(then.generation + 1);
      }
    });
  });

  test("a revoked link signs nothing", () => {
    always((state) => {
      for (const { slot, generation, link } of state.slots)
        if (link === "REVOKED") expect(isRefused(state, signingBy(state, slot, generation))).toBe(true);
    });
  });

  test("after it was cancelled nothing moves, by hand or by itself, and nobody is waited for", () => {
    always((state) => {
      if (!state.cancelled) return;
      expect(waitOf(state)).toBeUndefined();
      expect(everything(state).filter((command) => !isRefused(state, command))).toEqual([]);
    });
  });

  test("when it was reopened all initials are void, and nobody signs before it is opened anew", () => {
    always((state, before) => {
      if (state.reopenedAt && state.reopenedAt !== before?.reopenedAt) {
        expect([state.initialledBy, state.preserved, state.tails, state.asked]).toEqual([[], [], [], []]);
        expect([state.opened, state.prepared, state.postponed]).toEqual([undefined, undefined, undefined]);
        expect(state.slots.map(({ generation }) => generation)).toEqual(before?.slots.map(({ generation }) => generation + 1));
        expect(textState(state)).toBe("NEGOTIATING");
      }
      if (!state.opened)
        for (const { slot, generation } of state.slots) expect(isRefused(state, signingBy(state, slot, generation))).toBe(true);
    });
  });

  test("a signature fixes the place and the text, whatever becomes of the time", () => {
    always((state, before) => {
      if (!before || !hasSignature(before)) return;
      expect([state.opened?.place, state.opened?.manifest]).toEqual([before.opened?.place, before.opened?.manifest]);
      expect([state.prepared, state.initialledBy]).toEqual([before.prepared, before.initialledBy]);
    });
  });

  test("before its window opens, and once it is over, nobody signs", () => {
    always((state) => {
      if (!state.opened) return;
      const early = new Date(Date.parse(state.opened.opensAt) - 1).toISOString();
      for (const now of [early, state.opened.closesAt])
        for (const { slot, generation } of state.slots)
          expect(isRefused(state, { ...signingBy(state, slot, generation), now } as Command)).toBe(true);
    });
  });
});
