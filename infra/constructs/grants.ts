import { Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import { grantsOf, variable } from "../../shared/api/environment.ts";
import type { Grant, Resource } from "../../shared/api/grants.ts";
import type { FunctionName } from "../../shared/api/surfaces.ts";
import type { Stage } from "../settings.ts";
import { shared } from "./shared.ts";

/** What the stack itself made and the tables cannot name: the queues of the reactions, and the function that inspects. */
export interface Wiring {
  readonly scope: Construct;
  readonly stage: Stage;
  readonly queues: readonly { readonly name: string; readonly arn: string; readonly url: string }[];
  readonly inspect: string;
}

/** One thing under the name that its function's environment knows it by. */
interface Thing {
  readonly arns: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

const trustParameter = (stage: Stage): string => `/depositary/${stage.name}/trust`;
const mailDomain = (stage: Stage): string => stage.mailFrom.slice(stage.mailFrom.indexOf("@") + 1);

const thing = (wiring: Wiring, on: Resource): Thing => {
  const { scope, stage, queues, inspect } = wiring;
  const arn = (service: string, resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service, resource, resourceName });
  if ("table" in on) {
    const table = shared(scope, stage, ["table", on.table]);
    const resource = arn("dynamodb", "table", table);
    return { arns: [on.index ? `${resource}/index/${on.index}` : resource], variables: { [variable("table", on.table)]: table } };
  }
  if ("bucket" in on) {
    const bucket = shared(scope, stage, ["bucket", on.bucket]);
    const objects = Stack.of(scope).formatArn({ service: "s3", account: "", region: "", resource: bucket });
    return { arns: [`${objects}/${on.prefix}*`], variables: { [variable("bucket", on.bucket)]: bucket } };
  }
  if ("listing" in on) {
    const bucket = shared(scope, stage, ["bucket", on.listing]);
    const resource = Stack.of(scope).formatArn({ service: "s3", account: "", region: "", resource: bucket });
    return { arns: [resource], variables: { [variable("bucket", on.listing)]: bucket } };
  }
  if ("key" in on) {
    const key = shared(scope, stage, ["key", on.key]);
    return { arns: [key], variables: { [variable("key", on.key)]: key } };
  }
  if ("queues" in on) {
    const urls = queues.map(({ name, url }) => [variable("queue", name), url]);
    return { arns: queues.map((queue) => queue.arn), variables: Object.fromEntries(urls) };
  }
  if ("function" in on) return { arns: [inspect], variables: { [variable("function", on.function)]: inspect } };
  if ("parameter" in on) {
    const name = trustParameter(stage);
    return { arns: [arn("ssm", "parameter", name.slice(1))], variables: { [variable("parameter", on.parameter)]: name } };
  }
  const identity = arn("ses", "identity", mailDomain(stage));
  return { arns: [identity], variables: { [variable("identity", on.identity)]: identity } };
};

/** Partition keys where the row names them; and the key of the buckets opens nothing but what S3 reads and writes for the function. */
const conditionsOf = ({ scope }: Wiring, on: Resource) => {
  if ("table" in on && on.leadingKeys)
    return { conditions: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [...on.leadingKeys] } } };
  if ("key" in on && on.key === "data")
    return { conditions: { StringEquals: { "kms:ViaService": `s3.${Stack.of(scope).region}.amazonaws.com` } } };
  return {};
};

const byResource = (grants: readonly Grant[]): Grant[][] =>
  Object.values(Object.groupBy(grants, ({ on }) => JSON.stringify(on))).filter((rows) => rows !== undefined);

/** A function's rights: one statement for each resource and restriction of its rows in GRANTS, and nothing besides. */
export const statementsOf = (wiring: Wiring, name: FunctionName): PolicyStatement[] =>
  byResource(grantsOf(name)).flatMap((rows) => {
    const on = rows[0]?.on;
    if (!on) return [];
    const actions = [...new Set(rows.flatMap((row) => row.actions))].sort();
    return [new PolicyStatement({ actions, resources: [...thing(wiring, on).arns], ...conditionsOf(wiring, on) })];
  });

/** The names of the things a function has rights on, as `variable()` spells them. */
export const variablesOf = (wiring: Wiring, name: FunctionName): Record<string, string> =>
  Object.assign({}, ...grantsOf(name).map(({ on }) => thing(wiring, on).variables));
