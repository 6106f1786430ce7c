import { agreementDocument } from "../../../shared/api/documents.ts";
import type { NewEvent } from "../../../shared/domain/agreement/events.ts";
import { waitOf, waitsFor } from "../../../shared/domain/agreement/waits.ts";
import type { AgreementAnswer } from "../../../web/answers.ts";
import { nextOf } from "../../../web/desk/next.ts";
import { event, stateOf, upTo } from "../../fixtures/agreement.ts";

const { shared, drafted, initialledKZ, linkRevoked, signedKZ, reopenRequested, reopened, cancelled } = event;

test.each<[string, readonly NewEvent[]]>([
  ...Object.entries(upTo),
  ["drafted", [drafted]],
  ["one initialled", [shared, initialledKZ]],
  ["one signed", [...upTo.prepared, signedKZ]],
  ["link revoked", [...upTo.prepared, linkRevoked]],
  ["reopened", [...upTo.prepared, reopenRequested, reopened]],
  ["cancelled", [...upTo.prepared, cancelled]],
])("the page of an agreement waits for what its board line waits for: %s", (_, events) => {
  const state = stateOf(events);
  const wait = waitOf(state);
  const expected = wait && { act: wait.act, parties: wait.parties, for: waitsFor(wait, "KZ") };
  expect(nextOf(agreementDocument(state) as AgreementAnswer, "KZ")).toEqual(expected);
});
