import { readFileSync } from "node:fs";
import { App } from "aws-cdk-lib";
import { installation } from "./installation.ts";
import { deployableStageOf, edgeOf, type Stage, stageOf } from "./settings.ts";

/** The CDK's command line passes the context of cdk.json on; `node infra/app.ts` is run without it and reads the file itself. */
const { context } = JSON.parse(readFileSync("cdk.json", "utf8"));
const app = new App({ outdir: process.env.CDK_OUTDIR ?? "cdk.out", analyticsReporting: false, context });

/** What the CDK's command line asks for goes to an account: it says its version to the app. */
const asked = (): Stage => {
  const stages = app.node.getContext("stages");
  const name: string | undefined = app.node.tryGetContext("stage") ?? process.env.STAGE;
  return process.env.CDK_CLI_VERSION ? deployableStageOf(stages, name) : stageOf(stages, name ?? "local");
};

let stage: Stage | undefined;
try {
  stage = asked();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
if (stage) {
  const edge = edgeOf(stage);
  if ("missing" in edge) console.error(edge.missing);
  installation(app, stage);
  app.synth();
}
