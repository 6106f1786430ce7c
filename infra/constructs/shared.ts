import { StringParameter } from "aws-cdk-lib/aws-ssm";
import type { Construct } from "constructs";
import { sharedParameter } from "../../shared/api/environment.ts";
import type { Stage } from "../settings.ts";

/** What one stack tells the others, each under `/depositary/{stage}/{kind}/{name}` in the parameter store; no stack imports from another. */
export type Kind = "table" | "stream" | "bucket" | "key" | "api" | "origin" | "sign-in" | "edge" | "pages" | "distribution";

/** Tells the other stacks a name or an ARN. */
export const share = (scope: Construct, stage: Stage, [kind, name, value]: readonly [Kind, string, string]): void => {
  new StringParameter(scope, `parameter-${kind}-${name}`, {
    parameterName: sharedParameter(stage.name, kind, name),
    stringValue: value,
  });
};

/** A name or an ARN that another stack shared: looked up by CloudFormation when this stack is deployed. */
export const shared = (scope: Construct, stage: Stage, [kind, name]: readonly [Kind, string]): string =>
  StringParameter.valueForStringParameter(scope, sharedParameter(stage.name, kind, name));
