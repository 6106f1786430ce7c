import type { NewEvent } from "../../../../shared/domain/agreement/events.ts";
import { EVENT_TYPES } from "../../../../shared/domain/agreement/fold.ts";
import { STEPS, stepsAfter } from "../../../../shared/domain/agreement/steps.ts";
import { event, stateOf, upTo } from "../../../fixtures/agreement.ts";

const agreed = [event.shared, event.initialledKZ, event.initialledUZ];

test.each<[string, readonly NewEvent[], readonly string[]]>([
  ["a draft", [event.drafted], ["project"]],
  ["a proposal", [event.drafted, event.proposed], ["intake"]],
  ["a refused version", [event.drafted, event.proposed, event.refusedText], ["project"]],
  ["an accepted version", upTo.draft, ["project"]],
  ["the end of a draft: the agreement's stream has the board", [...upTo.draft, event.draftShared], []],
  ["sharing", upTo.shared, ["notify", "project"]],
  ["the first initial", [event.shared, event.initialledKZ], ["notify", "project"]],
  ["the last initial", agreed, ["preserve", "notify"]],
  ["a nomination while the texts are copied", [...agreed, event.nominatedKZ], []],
  ["preservation", upTo.initialled, ["project"]],
  ["a nomination", upTo.nominated, ["project"]],
  ["opening", upTo.opened, ["prepare"]],
  ["the signing copies", upTo.prepared, ["notify", "project"]],
  ["a signature", [...upTo.prepared, event.signedKZ], ["affix", "notify"]],
  ["its affixing", [...upTo.prepared, event.signedKZ, event.affixedKZ], ["project"]],
  ["the last affixing", upTo.affixed, ["seal"]],
  ["sealing", upTo.sealed, ["register"]],
  ["registration", [...upTo.sealed, event.registered], ["publish", "notify", "project"]],
])("after %s, due is what moves it on, or the board where it comes to rest", (_, events, steps) => {
  const last = events.at(-1);
  expect(last && stepsAfter(stateOf(events), last).map(({ step }) => step)).toEqual(steps);
});

test("whatever happens wakes the projection", () => {
  expect(STEPS.project.on).toEqual(EVENT_TYPES);
  expect([...EVENT_TYPES].sort()).toEqual([...new Set(Object.values(event).map(({ type }) => type))].sort());
});
