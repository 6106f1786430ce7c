import { type EvaluationResult, runSimulation } from "@cloud-copilot/iam-simulate";
import { account } from "../../infra/local/templates/account.ts";
import { loadAssembly } from "../../infra/local/templates/assembly.ts";
import { type Resource, resolveStacks } from "../../infra/local/templates/resources.ts";
import type { FunctionName } from "../../shared/api/surfaces.ts";

export interface Principal {
  readonly arn: string;
  readonly policies: readonly { readonly name: string; readonly policy: object }[];
}

export interface Asked {
  readonly action: string;
  readonly resource: string;
  /** IAM condition keys. */
  readonly context?: Readonly<Record<string, string | string[]>>;
}

export interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: { readonly "ForAllValues:StringLike"?: { readonly "dynamodb:LeadingKeys"?: string | readonly string[] } };
}

/** What `cdk synth` wrote, every name resolved. */
export const synthesized = (): readonly Resource[] => resolveStacks(loadAssembly("cdk.out"));

const isType = (type: string) => (resource: Resource) => resource.type === `AWS::${type}`;

export const functionRole = (resources: readonly Resource[], name: FunctionName): Resource => {
  const made = resources.find((it) => isType("Lambda::Function")(it) && it.ref === `depositary-local-${name}`);
  const role = resources.find(({ arn }) => arn === made?.properties.Role);
  if (!role) throw new Error(`the function ${name} has no role`);
  return role;
};

/** A role with all that the templates give it. Throws for managed policies, which nobody here can read. */
export const principalOf = ({ arn, logicalId, properties }: Resource): Principal => {
  if (properties.ManagedPolicyArns !== undefined) throw new Error(`${logicalId} has managed policies`);
  const policies = properties.Policies as { PolicyName: string; PolicyDocument: object }[];
  return { arn, policies: policies.map(({ PolicyName, PolicyDocument }) => ({ name: PolicyName, policy: PolicyDocument })) };
};

const ALL = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
/** Somebody who may do everything that no resource policy denies. */
export const administrator: Principal = {
  arn: `arn:aws:iam::${account}:role/administrator`,
  policies: [{ name: "all", policy: ALL }],
};

const bucketOf = (arn: string): string => arn.replace("arn:aws:s3:::", "").replace(/\/.*/s, "");

/** The policy that stands on what the ARN names: on a bucket, a table, a key or a queue. */
const resourcePolicyOf = (resources: readonly Resource[], asked: string): unknown => {
  const [, , service] = asked.split(":");
  const named = (type: string) => resources.filter(isType(type)).find(({ arn }) => asked === arn || asked.startsWith(`${arn}/`));
  if (service === "s3") {
    const policy = resources.filter(isType("S3::BucketPolicy")).find(({ properties }) => properties.Bucket === bucketOf(asked));
    return policy?.properties.PolicyDocument;
  }
  if (service === "kms") return named("KMS::Key")?.properties.KeyPolicy;
  if (service === "dynamodb") return Object(named("DynamoDB::Table")?.properties.ResourcePolicy).PolicyDocument;
  if (service !== "sqs") return undefined;
  const queue = named("SQS::Queue");
  const policies = resources.filter(isType("SQS::QueuePolicy"));
  return policies.find(({ properties }) => (properties.Queues as string[]).includes(queue?.ref ?? ""))?.properties.PolicyDocument;
};

/**
 * What IAM would answer, over TLS. Throws for what it would not understand (an unknown action, a resource that the action has not, a
 * condition key that is none of the action's): that is an error in the question and no denial.
 */
export const simulate = async (resources: readonly Resource[], who: Principal, asked: Asked): Promise<EvaluationResult> => {
  const { action, resource, context } = asked;
  const result = await runSimulation(
    {
      request: {
        principal: who.arn,
        action,
        resource: { resource, accountId: account },
        contextVariables: { "aws:SecureTransport": "true", ...context },
      },
      identityPolicies: [...who.policies],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: resourcePolicyOf(resources, resource),
    },
    {},
  );
  if (result.resultType !== "single") {
    const why = result.resultType === "error" ? JSON.stringify(result.errors) : "it is a pattern";
    throw new Error(`${action} on ${resource} cannot be simulated: ${why}`);
  }
  const { ignoredContextKeys = [] } = result.result;
  if (ignoredContextKeys.length > 0) throw new Error(`${action} on ${resource} knows no ${ignoredContextKeys}`);
  return result.overallResult;
};
