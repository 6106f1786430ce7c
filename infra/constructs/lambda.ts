import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { flattenCfnReference } from "cdk-nag/lib/utils/flatten-cfn-reference.js";
import type { Construct } from "constructs";
import type { FunctionName } from "../../shared/api/surfaces.ts";
import { isSample, type Stage } from "../settings.ts";
import { acknowledge } from "./acknowledge.ts";
import { withBundle } from "./bundle.ts";

export interface FunctionSpec {
  readonly name: FunctionName;
  /** Seconds. */
  readonly timeout: number;
  /** MB. */
  readonly memory: number;
  /** Every right besides writing its own log. */
  readonly rights: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
}

export const functionName = (stage: Stage, name: FunctionName): string => `depositary-${stage.name}-${name}`;

const roleOf = (scope: Construct, { name, rights }: FunctionSpec, log: LogGroup): Role => {
  const writeLog = new PolicyStatement({ actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [log.logGroupArn] });
  const role = new Role(scope, `role-${name}`, {
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    description: `What the function ${name} may do: its rows in grants.ts and its log`,
    inlinePolicies: { rights: new PolicyDocument({ statements: [...rights, writeLog] }) },
  });
  acknowledgePrefixes(role, rights);
  return role;
};

/** The checks flag every `*`; here one only ends the prefix of an object's key. */
const acknowledgePrefixes = (role: Role, rights: readonly PolicyStatement[]): void => {
  const prefixes = rights.flatMap((statement) => statement.resources).filter((arn) => arn.endsWith("*"));
  for (const arn of prefixes) {
    const finding = `Resource::${flattenCfnReference(Stack.of(role).resolve(arn))}`;
    acknowledge(role, {
      [`AwsSolutions-IAM5[${finding}]`]: "Objects are named by hashes: their prefix is the narrowest resource",
    });
  }
};

/** A function of the installation with a role, a log group and a bundle of its own. */
export const lambda = (scope: Construct, stage: Stage, spec: FunctionSpec): LambdaFunction => {
  const name = functionName(stage, spec.name);
  const logGroup = new LogGroup(scope, `log-${spec.name}`, {
    logGroupName: `/aws/lambda/${name}`,
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  const make = (code: Code): LambdaFunction =>
    new LambdaFunction(scope, `function-${spec.name}`, {
      functionName: name,
      code,
      handler: "index.handler",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: spec.memory,
      timeout: Duration.seconds(spec.timeout),
      role: roleOf(scope, spec, logGroup),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: {
        STAGE: stage.name,
        PUBLIC_HOST: stage.publicHost,
        MAIL_FROM: stage.mailFrom,
        DEMONSTRATION: String(isSample(stage)),
        // Powertools' own variables: the metrics' namespace and their one dimension, as the alarms ask for them.
        POWERTOOLS_METRICS_NAMESPACE: "Depositary",
        POWERTOOLS_SERVICE_NAME: name,
        ...spec.environment,
      },
    });
  return Stack.of(scope).bundlingRequired ? withBundle(spec.name, make) : make(Code.fromInline("// not bundled"));
};
