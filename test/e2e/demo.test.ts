import { rmSync } from "node:fs";
import { type Demo, LIMIT, runDemo } from "./demo-run.ts";
import { describeMails } from "./mails.ts";
import { describeReceipts } from "./receipts.ts";
import { describeRecordedCalls } from "./recorded-calls.ts";
import { describeSealedFiles } from "./sealed-files.ts";
import { describeSummary } from "./summary.ts";

/** One run of `npm run demo`, looked at from all sides. `npm test` synthesizes before. */
let run: Demo | undefined;
const demo = (): Demo => {
  if (!run) throw new Error("the demo did not run");
  return run;
};
beforeAll(
  async () => {
    run = await runDemo();
  },
  (LIMIT + 10) * 1000,
);
afterAll(() => {
  if (run) rmSync(run.directory, { recursive: true, force: true });
});

describeSummary(demo);
describeSealedFiles(demo);
describeReceipts(demo);
describeMails(demo);
describeRecordedCalls(demo);
