import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { installation } from "../../infra/installation.ts";
import { type Stage, stageOf } from "../../infra/settings.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };
export type Properties = { readonly [member: string]: Json };

export interface Resource {
  readonly id: string;
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}
export interface Template {
  readonly Resources: { readonly [id: string]: Omit<Resource, "id"> };
  readonly Parameters: { readonly [id: string]: { readonly Default?: string } };
  readonly Outputs?: Properties;
}
export interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly { readonly ruleName: string; readonly severity: string; readonly description: string }[];
  }[];
}
const STACKS = ["data", "service", "watch", "web", "edge"] as const;
export type StackName = (typeof STACKS)[number];
export interface Assembly {
  readonly stage: Stage;
  readonly app: App;
  readonly templates: { readonly [name in StackName]: Template };
  readonly report: Report;
}

const WITHOUT_BUNDLES = { "aws:cdk:bundling-stacks": [] };
/** Findings are left to checks.test.ts, which reads the report: they end no synthesis here. */
const REPORT_ONLY = { "@aws-cdk/core:failSynthOnValidationErrors": false };

/** Synthesizes the installation into a folder of its own, without bundles. `change` may spoil it before. */
export const assembly = (stageName = "local", change: (app: App) => void = () => {}): Assembly => {
  const outdir = mkdtempSync(join(tmpdir(), "depositary-assembly-"));
  try {
    const { context } = JSON.parse(readFileSync("cdk.json", "utf8"));
    const app = new App({ outdir, context: { ...context, ...WITHOUT_BUNDLES, ...REPORT_ONLY } });
    const stage = stageOf(context.stages, stageName);
    installation(app, stage);
    change(app);
    app.synth();
    const read = (file: string) => JSON.parse(readFileSync(join(outdir, file), "utf8"));
    const template = (name: StackName): Template => read(`depositary-${stageName}-${name}.template.json`);
    const templates = Object.fromEntries(STACKS.map((name) => [name, template(name)])) as Record<StackName, Template>;
    return { stage, app, templates, report: read("validation-report.json") };
  } finally {
    rmSync(outdir, { recursive: true });
  }
};
