import { agreementDocument } from "../../../shared/api/documents.ts";
import type { CommandOf } from "../../../shared/domain/agreement/commands.ts";
import { decide } from "../../../shared/domain/agreement/decide.ts";
import type { NewEvent } from "../../../shared/domain/agreement/events.ts";
import { isRefusal } from "../../../shared/domain/agreement/refusals.ts";
import type { AgreementAnswer } from "../../../web/answers.ts";
import { mayMovePlace, mayPostpone, slotActs, wantsCode, withdrawals } from "../../../web/desk/offers.ts";
import { aripov, event, nurtleu, stateOf, upTo } from "../../fixtures/agreement.ts";

const { cancelRequested, cancelled, reopenRequested, linkRevoked, signedKZ, postponed } = event;

const LIVES: { readonly [name: string]: readonly NewEvent[] } = {
  ...upTo,
  "one signed": [...upTo.prepared, signedKZ],
  "link revoked": [...upTo.prepared, linkRevoked],
  postponed: [...upTo.prepared, postponed],
  "cancel asked": [...upTo.nominated, cancelRequested],
  "reopen asked": [...upTo.prepared, reopenRequested],
  cancelled: [...upTo.prepared, cancelled],
  "draft cancelled": [...upTo.draft, cancelled],
};

const NOW = "2023-05-05T06:00:00Z";
const reason = "Overtaken by another agreement";
const window = { opensAt: "2023-06-12T05:00:00Z", closesAt: "2023-06-13T05:00:00Z", now: NOW };
const place = { ru: "Алматы", "kk-Cyrl": "Алматы", "uz-Latn": "Olmaota" };

describe.each(Object.entries(LIVES))("%s", (_, events) => {
  const state = stateOf(events);
  const seen = agreementDocument(state) as AgreementAnswer;

  test.each(["KZ", "UZ"])("the desk offers %s the acts that the domain takes, and no other", (by) => {
    // Nobody of the other side reaches a draft.
    if (!seen.shared && by !== seen.draftedBy) return;
    const takes = (command: Parameters<typeof decide>[1]): boolean => !isRefusal(decide(state, command));
    for (const slot of seen.slots) {
      const onSlot = { by, slot: slot.slot };
      const successor = { ...(slot.party === "KZ" ? nurtleu : { ...aripov, name: { ru: "Бахтиёр Саидов" } }), ...onSlot };
      const commands = {
        "reissue-link": { type: "reissue-link", ...onSlot },
        "revoke-link": { type: "revoke-link", ...onSlot },
        "change-contact": { type: "change-contact", ...onSlot, contactHash: "c" },
        "replace-signatory": { type: "replace-signatory", ...successor } as CommandOf<"replace-signatory">,
      } as const;
      const taken = Object.entries(commands).flatMap(([act, command]) => (takes(command) ? [act] : []));
      expect(slotActs(seen, slot, by)).toEqual(taken);
      expect(wantsCode(seen, slot, by) && slot.state === "SIGNED").toBe(false);
    }
    expect(mayPostpone(seen)).toBe(takes({ type: "postpone", by, ...window }));
    if (mayPostpone(seen)) expect(mayMovePlace(seen)).toBe(takes({ type: "postpone", by, ...window, place }));
    const offered = withdrawals(seen, by).map((each) => each.split("-")[0]);
    expect(offered.includes("cancel")).toBe(takes({ type: "cancel", by, reason }));
    expect(offered.includes("reopen")).toBe(takes({ type: "reopen", by, reason }));
  });
});

test("a draft is cancelled alone, a shared one by who drafted it; the others ask", () => {
  const shown = (events: readonly NewEvent[]) => agreementDocument(stateOf(events)) as AgreementAnswer;
  expect(withdrawals(shown(upTo.draft), "KZ")).toEqual(["cancel-draft"]);
  expect(withdrawals(shown(upTo.initialled), "KZ")).toEqual(["reopen-ask", "cancel"]);
  expect(withdrawals(shown([...upTo.initialled, reopenRequested]), "UZ")).toEqual(["reopen", "cancel-ask"]);
  expect(withdrawals(shown([...upTo.initialled, cancelRequested]), "UZ")).toEqual(["reopen-ask"]);
});
