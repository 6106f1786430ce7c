import { type App, Stack, type StackProps } from "aws-cdk-lib";
import { CONFIG_PATH, type PagesConfig } from "../../shared/api/pages.ts";
import { ABORT, privateBucket, readByDistribution } from "../constructs/buckets.ts";
import { distribution } from "../constructs/distribution.ts";
import { redirectUri, SCOPES } from "../constructs/officers.ts";
import { share, shared } from "../constructs/shared.ts";
import { type Edge, isSample, type Stage } from "../settings.ts";

/** Days that a document which was replaced can be brought back. */
const REPLACED = 90;

const LIFECYCLE = {
  rules: [ABORT, { id: "replaced", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: REPLACED } }],
};

const configOf = (stack: Stack, stage: Stage): PagesConfig => ({
  demonstration: isSample(stage),
  signIn: {
    issuer: shared(stack, stage, ["sign-in", "issuer"]),
    clientId: shared(stack, stage, ["sign-in", "client"]),
    redirectUri: redirectUri(stage),
    scopes: SCOPES.map(({ scopeName }) => scopeName),
  },
});

/** The public host: the bucket of the built pages, and the distribution before it, the API and what is published. */
export const webStack = (app: App, stage: Stage, edge: Edge, props: StackProps): Stack => {
  const stack = new Stack(app, props.stackName ?? "web", props);
  const arnOf = (id: string): string =>
    stack.formatArn({ service: "cloudfront", region: "", resource: "distribution", resourceName: id });
  const pages = privateBucket(stack, "pages", {
    lifecycleConfiguration: LIFECYCLE,
    statements: (bucket) => readByDistribution(bucket, arnOf(distribution(stack, stage, { edge, pages: bucket }).ref)),
  });
  share(stack, stage, ["bucket", "pages", pages.ref]);
  // What `depositary pages deploy` puts beside the pages.
  share(stack, stage, ["pages", CONFIG_PATH.slice(1), stack.toJsonString(configOf(stack, stage))]);
  return stack;
};
