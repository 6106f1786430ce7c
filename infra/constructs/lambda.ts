import { dirname } from "node:path";
import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, LoggingFormat, Runtime } from "aws-cdk-lib/aws-lambda";
import { NodejsFunction, OutputFormat } from "aws-cdk-lib/aws-lambda-nodejs";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { flattenCfnReference } from "cdk-nag/lib/utils/flatten-cfn-reference.js";
import type { Construct } from "constructs";
import { FONT_FILES } from "../../shared/adapters/pdf/font-files.ts";
import { type FunctionName, SURFACES } from "../../shared/api/surfaces.ts";
import type { Stage } from "../settings.ts";
import { acknowledge } from "./acknowledge.ts";
import { BUNDLE } from "./bundle.ts";

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

/** The functions that set pages and appearances. */
const TYPESETTERS: readonly FunctionName[] = ["prepare", "affix"];

const copyFonts = (from: string, to: string): string[] =>
  Object.values(FONT_FILES).flatMap((file) => [
    `mkdir -p ${to}/fonts/${dirname(file)}`,
    `cp ${from}/node_modules/@expo-google-fonts/${file} ${to}/fonts/${file}`,
  ]);

const bundling = (name: FunctionName) => ({
  format: OutputFormat.ESM,
  target: BUNDLE.target,
  externalModules: [],
  mainFields: [...BUNDLE.mainFields],
  banner: BUNDLE.banner,
  esbuildArgs: { "--minify-syntax": BUNDLE.minifySyntax, "--minify-whitespace": BUNDLE.minifyWhitespace },
  commandHooks: {
    beforeBundling: () => [],
    beforeInstall: () => [],
    afterBundling: (from: string, to: string) => (TYPESETTERS.includes(name) ? copyFonts(from, to) : []),
  },
});

const entry = (name: FunctionName): string => {
  const besides: readonly FunctionName[] = [...SURFACES, "inspect"];
  return besides.includes(name) ? `functions/${name}.ts` : `functions/reactions/${name}.ts`;
};

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
export const lambda = (scope: Construct, stage: Stage, spec: FunctionSpec): NodejsFunction => {
  const name = functionName(stage, spec.name);
  const logGroup = new LogGroup(scope, `log-${spec.name}`, {
    logGroupName: `/aws/lambda/${name}`,
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  return new NodejsFunction(scope, `function-${spec.name}`, {
    functionName: name,
    entry: entry(spec.name),
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: spec.memory,
    timeout: Duration.seconds(spec.timeout),
    role: roleOf(scope, spec, logGroup),
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    awsSdkConnectionReuse: false,
    bundling: bundling(spec.name),
    environment: {
      STAGE: stage.name,
      PUBLIC_HOST: stage.publicHost,
      MAIL_FROM: stage.mailFrom,
      // Powertools' own variables: the metrics' namespace and their one dimension, as the alarms ask for them.
      POWERTOOLS_METRICS_NAMESPACE: "Depositary",
      POWERTOOLS_SERVICE_NAME: name,
      ...spec.environment,
    },
  });
};
