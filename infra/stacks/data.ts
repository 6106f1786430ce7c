import { type App, Stack, type StackProps } from "aws-cdk-lib";
import { BUCKETS, KEYS, TABLES } from "../../shared/api/surfaces.ts";
import { bucket } from "../constructs/buckets.ts";
import { kmsKey } from "../constructs/keys.ts";
import { share } from "../constructs/shared.ts";
import { table } from "../constructs/tables.ts";
import type { Stage } from "../settings.ts";

/** Everything that must outlive a deployment: tables, buckets and keys, retained when the stack goes. */
export const dataStack = (app: App, stage: Stage, props: StackProps): Stack => {
  const stack = new Stack(app, props.stackName ?? "data", props);
  const keys = new Map(KEYS.map((name) => [name, kmsKey(stack, stage, name)]));
  for (const [name, { attrArn }] of keys) share(stack, stage, ["key", name, attrArn]);
  for (const name of TABLES) {
    const made = table(stack, stage, name);
    share(stack, stage, ["table", name, made.ref]);
    if (made.streamSpecification) share(stack, stage, ["stream", name, made.attrStreamArn]);
  }
  for (const name of BUCKETS)
    share(stack, stage, ["bucket", name, bucket(stack, stage, { name, dataKey: keys.get("data") }).ref]);
  return stack;
};
