import { type Installation, install } from "../../infra/local/installation.ts";
import type { LogLine } from "../../infra/local/lambda/types.ts";
import { eventually } from "../fixtures/cloud/eventually.ts";
import {
  byClock,
  draftOn,
  factsOf,
  isTrue,
  opened,
  publicEntry,
  registered,
  type Stage,
  seen,
  signAll,
  stageOf,
  temporaryDirectory,
} from "./support.ts";

const lines: LogLine[] = [];
let cloud: Installation;
let stage: Stage;

beforeAll(async () => {
  cloud = await install({ directory: temporaryDirectory(), busEnabled: false, onLog: (line) => lines.push(line) });
  stage = stageOf(cloud);
});
afterAll(() => cloud.stop());

/** Whether both sides' boards show the registered agreement. */
const onBoards = async (number: string): Promise<true | undefined> => {
  const boards = ["kz-treaty-desk", "uz-treaty-desk"].map(async (who) => {
    const authorization = await stage.signIn(who);
    return stage.api<{ agreements: { number?: string }[] }>("GET", "/v1/agreements", { authorization });
  });
  const shown = (await Promise.all(boards)).every(({ body }) => body.agreements.some((line) => line.number === number));
  return shown || undefined;
};

const clockSaid = () =>
  lines
    .filter(({ functionName }) => functionName.endsWith("-clock"))
    .map(({ line }) => JSON.parse(line) as Record<string, unknown>);

test("with every bus off the clock alone brings an agreement to its public entry", async () => {
  const clock = byClock(cloud.tick);
  const agreement = await opened(await draftOn(stage), { wait: clock });
  expect((await seen(agreement)).prepared).toBe(false);
  await clock(agreement, "the signing copies", async () => isTrue((await seen(agreement)).prepared));
  await signAll(agreement, clock);
  expect(await factsOf(agreement, "Affixed")).toEqual([]);
  const { number } = await registered(agreement, clock);
  const shown = await clock(agreement, "the public entry", () => publicEntry(stage, number));
  expect(shown.entry).toMatchObject({ number, agreementId: agreement.id });
  await clock(agreement, "the boards", () => onBoards(number));
}, 60_000);

test("when all is done nothing is due, however late it gets", async () => {
  lines.length = 0;
  cloud.tick(new Date(Date.now() + 365 * 24 * 3600_000));
  await eventually(() => expect(clockSaid()).toContainEqual(expect.objectContaining({ message: "ticked", enqueued: 0 })));
});

test("the clock tells what is overdue under the name that the alarm asks for", () => {
  expect(clockSaid().find((line) => "_aws" in line)).toMatchObject({
    service: "depositary-local-clock",
    OverdueSteps: 0,
    _aws: {
      CloudWatchMetrics: [
        { Namespace: "Depositary", Dimensions: [["service"]], Metrics: [{ Name: "OverdueSteps", Unit: "Count" }] },
      ],
    },
  });
});
