import { Fault } from "../../../shared/domain/fault.ts";
import { keepFailure } from "../../../shared/runtime/keep-failure.ts";
import { AT, due, first } from "../../contracts/events.ts";
import { fakeStorage } from "../../fakes/storage.ts";
import { STREAM } from "../../fixtures/agreement.ts";

const kept = async (error: unknown, when?: "before") => {
  const { store, steps, faults } = fakeStorage();
  await store.append({ events: [first()], due: [due(1)] });
  if (when) faults.put("failed", when);
  await keepFailure({ steps, now: () => new Date(AT) }, { step: "affix", streamId: STREAM, error });
  return (await steps.of(STREAM))[0]?.failure;
};

const rejected = Object.assign(new Error("no mail for pm@kz.example"), { name: "MessageRejected" });

test.each([
  [new Fault("ca-missing", "run it", { retryable: false }), { code: "ca-missing", retryable: false }],
  [new Fault("mail-failed", "send: pm@kz.example", { cause: rejected }), { code: "mail-failed", retryable: true }],
  [new TypeError("side/KZ/secret is not a function"), { code: "internal", retryable: true }],
  ["thrown as it came", { code: "internal", retryable: true }],
])("of %s the code alone is kept", async (error, failure) => {
  expect(await kept(error)).toEqual({ at: AT, ...failure });
});

test("where it cannot be kept, the run goes back to its queue all the same", async () => {
  expect(await kept(new Error("down"), "before")).toBeUndefined();
});
