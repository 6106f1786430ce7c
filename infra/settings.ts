import { z } from "zod";

const stage = z.strictObject({
  /** The one host that pages, links and QR codes bear. */
  publicHost: z.hostname(),
  /** The sender of every mail; its domain is an identity that SES has verified. */
  mailFrom: z.email(),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS region"),
  objectLock: z.strictObject({ mode: z.enum(["COMPLIANCE", "GOVERNANCE"]), days: z.int().min(1).max(36_500) }),
  /** What the stack `edge` made in us-east-1: without them there is no stack `web`. */
  certificateArn: z
    .string()
    .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, "a certificate of us-east-1")
    .optional(),
  webAclArn: z
    .string()
    .regex(/^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]+\/[\w-]+$/, "a web ACL of CloudFront's, in us-east-1")
    .optional(),
  /** Who hears of alarms, besides those who subscribe to the topic themselves. */
  alarmMail: z.email().optional(),
});

/** One installation's settings: cdk.json, `context.stages`, under the stage's name. */
export type Stage = z.infer<typeof stage> & { readonly name: string };

const NAME = /^[a-z][a-z0-9-]{1,15}$/;
/** Cognito takes no domain that bears one of these, and the sign-in's domain bears the stage's name. */
const RESERVED = /aws|amazon|cognito/;
/** RFC 2606, section 2: nobody's, so what stands on it is a sample. */
const SAMPLE_HOST = /(^|\.)(example|test|invalid|localhost)$/;

/** Reads one stage of `context.stages`. Throws an Error that names what is missing or malformed. */
export const stageOf = (stages: unknown, name: string): Stage => {
  if (!NAME.test(name))
    throw new Error(`a stage is named by 2 to 16 of a-z, 0-9 and -, and this is not: ${JSON.stringify(name)}`);
  if (RESERVED.test(name)) throw new Error(`a stage's name bears none of aws, amazon and cognito: ${name}`);
  const found = z.record(z.string(), z.unknown()).parse(stages)[name];
  if (found === undefined) throw new Error(`cdk.json, context.stages, has no stage ${name}`);
  const settings = stage.safeParse(found);
  if (!settings.success) throw new Error(`cdk.json, stage ${name}: ${z.prettifyError(settings.error)}`);
  return { name, ...settings.data };
};

/** A stage on a host of nobody's: what stands there is a demonstration, and says so. */
export const isSample = ({ publicHost }: Pick<Stage, "publicHost">): boolean => SAMPLE_HOST.test(publicHost);

export interface Edge {
  readonly certificateArn: string;
  readonly webAclArn: string;
}

/** In place of what only an account can have, so that a sample is synthesized whole; no account has this number. */
const SAMPLE_EDGE: Edge = {
  certificateArn: "arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-4000-8000-000000000000",
  webAclArn: "arn:aws:wafv2:us-east-1:000000000000:global/webacl/sample/00000000-0000-4000-8000-000000000000",
};

/** Certificate and web ACL of a stage's distribution, or a sentence that says what is missing and where it comes from. */
export const edgeOf = (stage: Stage): Edge | { readonly missing: string } => {
  const { certificateArn, webAclArn } = isSample(stage) ? { ...SAMPLE_EDGE, ...stage } : stage;
  if (certificateArn && webAclArn) return { certificateArn, webAclArn };
  const names = [certificateArn ? [] : "certificateArn", webAclArn ? [] : "webAclArn"].flat().join(" and ");
  return {
    missing: `cdk.json, stage ${stage.name}: no ${names} yet, so the stack web is left out; deploy depositary-${stage.name}-edge first and set what /depositary/${stage.name}/edge says in us-east-1`,
  };
};

/**
 * The stage that an account is asked for: it must be named, and its settings must be its own. A locked record outlives every mistake
 * in them. Throws an Error that says what is missing.
 */
export const deployableStageOf = (stages: unknown, name: string | undefined): Stage => {
  if (name === undefined) throw new Error("which stage? name it: npm run deploy -- -c stage=NAME");
  const stage = stageOf(stages, name);
  if (isSample(stage))
    throw new Error(`cdk.json, stage ${name}: publicHost ${stage.publicHost} is a sample; set the host that links will bear`);
  if (SAMPLE_HOST.test(stage.mailFrom.slice(stage.mailFrom.indexOf("@") + 1)))
    throw new Error(
      `cdk.json, stage ${name}: mailFrom ${stage.mailFrom} is a sample; set an address of a domain that SES has verified`,
    );
  return stage;
};
