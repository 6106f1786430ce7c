import type { LocalCloud } from "../../infra/local/boot.ts";
import { deploy, makeTrust } from "../../infra/local/installation.ts";
import type { LogLine } from "../../infra/local/lambda/types.ts";
import { eventually } from "../fixtures/cloud/eventually.ts";
import {
  byClock,
  draftOn,
  factsOf,
  isTrue,
  opened,
  registered,
  type Stage,
  seen,
  signAll,
  stageOf,
  temporaryDirectory,
} from "./support.ts";

const lines: LogLine[] = [];
let cloud: LocalCloud;
let stage: Stage;

beforeAll(async () => {
  cloud = await deploy({ directory: temporaryDirectory(), onLog: (line) => lines.push(line) });
  stage = stageOf(cloud);
});
afterAll(() => cloud.stop());

const faults = () => lines.filter(({ functionName, line }) => functionName.endsWith("-prepare") && line.includes('"ca-missing"'));

test("without `ca init` prepare fails and says why, nothing is lost, and after it the clock goes on", async () => {
  const agreement = await opened(await draftOn(stage));
  const failsAgain = async (times: number) => eventually(() => expect(faults().length).toBeGreaterThan(times), 20_000);
  await failsAgain(0);
  const { length } = faults();
  cloud.tick(new Date(Date.now() + 60_000));
  await failsAgain(length);
  expect(faults()[0]?.line).toContain("depositary ca init");
  expect((await seen(agreement)).prepared).toBe(false);

  await makeTrust(cloud);
  const clock = byClock(cloud.tick);
  await clock(agreement, "the signing copies", async () => isTrue((await seen(agreement)).prepared));
  await signAll(agreement);
  await registered(agreement);
  expect(await factsOf(agreement, "Prepared")).toHaveLength(1);
}, 60_000);
