import { readFileSync } from "node:fs";
import { App } from "aws-cdk-lib";
import { installation } from "./installation.ts";
import { stageOf } from "./settings.ts";

/** The CDK's command line passes the context of cdk.json on; `node infra/app.ts` is run without it and reads the file itself. */
const { context } = JSON.parse(readFileSync("cdk.json", "utf8"));
const app = new App({ outdir: process.env.CDK_OUTDIR ?? "cdk.out", analyticsReporting: false, context });
installation(app, stageOf(app.node.getContext("stages"), app.node.tryGetContext("stage") ?? process.env.STAGE ?? "local"));
app.synth();
