import { isRefusal } from "../../../shared/domain/agreement/refusals.ts";
import type { StepName } from "../../../shared/domain/agreement/steps.ts";
import { Fault } from "../../../shared/domain/fault.ts";
import { listSteps } from "../../../shared/usecases/list-steps.ts";
import { listStuck } from "../../../shared/usecases/list-stuck.ts";
import { clock } from "../../../shared/usecases/reactions/clock.ts";
import { notify } from "../../../shared/usecases/reactions/notify.ts";
import { retryStep } from "../../../shared/usecases/retry-step.ts";
import { asked, officer, type World, world } from "../../fakes/world.ts";
import { DRAFT_STREAM, DURING, ID, STREAM, stored, upTo } from "../../fixtures/agreement.ts";
import { signingRoom } from "../../fixtures/signing-room.ts";

const due = (step: StepName, version: number, streamId = STREAM) => ({ streamId, step, version, from: DURING });
const failure = { at: DURING, code: "ca-missing", retryable: false };

/** Opened for signature, and its copies cannot be made. */
const failing = async () => {
  const there = await signingRoom(upTo.opened);
  await there.store.append({ events: [], due: [due("prepare", 7)] });
  await there.steps.failed(STREAM, "prepare", failure);
  return there;
};
const queued: string[] = [];
beforeEach(() => queued.splice(0));
const enqueue = async (step: string, streamId: string, time: string) => void queued.push(`${step} ${streamId} ${time}`);

const stepsOf = async (there: World, party: string) => {
  const answer = await listSteps(there, asked({ party }).officer, { agreementId: ID, at: DURING });
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer.steps;
};
const retry = (there: World, step: StepName, party = "KZ") =>
  retryStep({ ...there, enqueue }, asked({ party }), { agreementId: ID, step });

test("a step that waits: since its event, why its last run failed, when it is tried next", async () => {
  const there = await failing();
  const waiting = {
    step: "prepare",
    own: false,
    state: "FAILING",
    since: "2023-05-05T04:59:00.000Z",
    nextTryAt: DURING,
    attempts: 0,
    failure,
  };
  for (const party of ["KZ", "UZ"]) expect(await stepsOf(there, party)).toEqual([waiting]);
});

test("tried often it is stuck; done it is gone", async () => {
  const there = await failing();
  for (let minute = 0; minute < 60; minute++)
    await clock({ steps: there.steps, enqueue }, new Date(Date.parse(DURING) + minute * 60_000));
  expect(await stepsOf(there, "KZ")).toMatchObject([{ state: "STUCK", attempts: 6 }]);
  await there.steps.done(STREAM, "prepare", 7);
  expect(await stepsOf(there, "KZ")).toEqual([]);
});

test("a draft's steps are its own side's", async () => {
  const there = world();
  await there.seed(upTo.draft.slice(0, 2));
  await there.store.append({ events: [], due: [due("intake", 2, DRAFT_STREAM)] });
  expect(await stepsOf(there, "KZ")).toMatchObject([{ step: "intake", own: true, state: "WAITING" }]);
  await expect(stepsOf(there, "UZ")).rejects.toThrow("not-found");
  expect(await retry(there, "intake", "UZ")).toMatchObject({ refused: "not-found" });
  expect(queued).toEqual([]);
});

test("retried it is in its queue, as of now; another side may, another state may not, and what is not due is not retried", async () => {
  const there = await failing();
  expect(await retry(there, "prepare")).toMatchObject({ steps: [{ step: "prepare" }] });
  await retry(there, "prepare", "UZ");
  expect(queued).toEqual(Array(2).fill(`prepare ${STREAM} ${DURING}`));
  expect(await retry(there, "seal")).toMatchObject({ refused: "nothing-to-do" });
  expect(await retry(there, "prepare", "TJ")).toMatchObject({ refused: "not-found" });
  expect(queued).toHaveLength(2);
});

describe("letters of both sides are one step", () => {
  /** The mail service takes letters to one side alone. */
  const refusing = async (side: string) => {
    const there = await signingRoom(upTo.prepared);
    for (const party of ["KZ", "UZ"]) await there.people.putOfficer(officer(party));
    await there.store.append({ events: [], due: [due("notify", 8)] });
    const sendMail: World["sendMail"] = async (mail) => {
      if (mail.to.endsWith(`@${side}.example`)) throw new Fault("mail-failed", `refused: ${mail.to}`);
      return there.sendMail(mail);
    };
    await notify({ ...there, sendMail }, STREAM).catch(() =>
      there.steps.failed(STREAM, "notify", { ...failure, code: "mail-failed" }),
    );
    return there;
  };

  test("the side whose letters fail sees why, the other nothing", async () => {
    const there = await refusing("uz");
    expect(await stepsOf(there, "UZ")).toMatchObject([{ step: "notify", state: "FAILING", failure: { code: "mail-failed" } }]);
    expect(await stepsOf(there, "KZ")).toEqual([]);
    expect(await retry(there, "notify", "KZ")).toMatchObject({ refused: "nothing-to-do" });
    expect(await listStuck(there, asked({ party: "KZ" }).officer, DURING)).toEqual({ agreements: [] });
    expect(await listStuck(there, asked({ party: "UZ" }).officer, DURING)).toMatchObject({ agreements: [{ id: ID }] });
  });
});

test("the overview has what fails of the own side's agreements, and nothing that waits its time", async () => {
  const there = await failing();
  await there.store.append({ events: stored(upTo.draft), due: [due("project", 3, DRAFT_STREAM)] });
  await there.steps.failed(DRAFT_STREAM, "project", failure);
  const of = (party: string) => listStuck(there, asked({ party }).officer, DURING);
  const steps = async (party: string) => (await of(party)).agreements.map((each) => each.steps.map(({ step }) => step));
  expect(await steps("KZ")).toEqual([["prepare", "project"]]);
  expect(await steps("UZ")).toEqual([["prepare"]]);
  expect(await steps("TJ")).toEqual([]);
});
