import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory } from "../fixtures/cloud/synth.ts";

const outdir = temporaryDirectory();
afterAll(() => rmSync(outdir, { recursive: true }));

/** `npm run synth`, in a folder of its own; `environment` as the CDK's command line or a shell gives it. */
const synth = (environment: Readonly<Record<string, string>>) => {
  const { STAGE: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["infra/app.ts"], {
    env: { ...env, CDK_OUTDIR: outdir, ...environment },
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
};

test("a synthesis says nothing unless something fails", () => {
  expect(synth({})).toEqual({ status: 0, said: "" });
  expect(existsSync(join(outdir, "depositary-local-service.template.json"))).toBe(true);
});

test.each([
  [
    "no stage is named to the CDK's command line",
    { CDK_CLI_VERSION: "2.1148.1" },
    "which stage? name it: npm run deploy -- -c stage=NAME\n",
  ],
  ["a stage is unknown", { STAGE: "elsewhere" }, "cdk.json, context.stages, has no stage elsewhere\n"],
])("where %s, one sentence says so", (_what, environment, said) => {
  expect(synth(environment)).toEqual({ status: 1, said });
});
