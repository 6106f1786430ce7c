import { RENDERED, RENDERED_METHODS } from "../../shared/api/pages.ts";
import { REACTIONS } from "../../shared/api/reactions.ts";
import { ROUTES } from "../../shared/api/routes.ts";
import { FUNCTIONS, SURFACES } from "../../shared/api/surfaces.ts";
import { assembly, type Properties, type Resource } from "./assembly.ts";
import { list, ofType, one, roleStatements, type Statement, statementsIn, target, text } from "./reading.ts";

const { templates } = assembly();
const { service } = templates;

const queue = (name: string) => one(service, "AWS::SQS::Queue", { QueueName: `depositary-local-${name}` });
const policyOf = ({ id }: Resource): readonly Statement[] => {
  const policies = ofType(service, "AWS::SQS::QueuePolicy").filter(({ Properties }) =>
    list(Properties.Queues as readonly unknown[]).some((reference) => target(service, reference).id === id),
  );
  return policies.flatMap(({ Properties }) => statementsIn(Properties.PolicyDocument));
};

describe.each(REACTIONS)("the reaction $name", ({ name, source, timeout, memory, concurrency }) => {
  const rule = one(service, "AWS::Events::Rule", { Name: `depositary-local-${name}` });
  const [{ Arn, InputTransformer } = { Arn: "", InputTransformer: {} }] = rule.Properties.Targets as unknown as {
    Arn: unknown;
    InputTransformer: Properties;
  }[];

  test("is filled by a rule of its source, with a message that names it", () => {
    expect(target(service, Arn).id).toBe(queue(name).id);
    const { EventPattern, ScheduleExpression, EventBusName } = rule.Properties;
    if (source.kind === "event") {
      expect(target(service, EventBusName).Type).toBe("AWS::Events::EventBus");
      expect(EventPattern).toEqual({ source: ["depositary"], "detail-type": source.types });
      expect(InputTransformer).toEqual({
        InputPathsMap: { streamId: "$.detail.streamId" },
        InputTemplate: `{"reaction":"${name}","streamId":<streamId>}`,
      });
    } else if (source.kind === "object") {
      expect(EventBusName).toBeUndefined();
      expect(EventPattern).toMatchObject({ source: ["aws.s3"], "detail-type": ["Object Created"] });
      expect(text(service, (EventPattern as { detail: { bucket: { name: unknown[] } } }).detail.bucket.name[0])).toBe(
        "{bucket/intake}",
      );
      expect(EventPattern).toMatchObject({ detail: { object: { key: [{ prefix: source.prefix }] } } });
      expect(InputTransformer).toEqual({
        InputPathsMap: { key: "$.detail.object.key" },
        InputTemplate: `{"reaction":"intake","key":<key>}`,
      });
    } else {
      expect(ScheduleExpression).toBe("rate(1 minute)");
      expect(InputTransformer).toEqual({
        InputPathsMap: { time: "$.time" },
        InputTemplate: `{"reaction":"clock","time":<time>}`,
      });
    }
  });

  test("has a queue of its own that only its rule may fill", () => {
    expect(queue(name).Properties).toMatchObject({ VisibilityTimeout: 6 * timeout, SqsManagedSseEnabled: true });
    const statements = policyOf(queue(name));
    expect(statements.filter(({ Effect }) => Effect === "Allow")).toEqual([
      expect.objectContaining({
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Condition: { ArnEquals: { "aws:SourceArn": { "Fn::GetAtt": [rule.id, "Arn"] } } },
      }),
    ]);
    expect(statements).toContainEqual(
      expect.objectContaining({ Effect: "Deny", Action: "sqs:*", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
    );
  });

  test("puts aside after five receives, for 14 days", () => {
    const redrive = queue(name).Properties.RedrivePolicy as Properties;
    expect(redrive.maxReceiveCount).toBe(5);
    const dead = target(service, redrive.deadLetterTargetArn);
    expect(dead.Properties).toMatchObject({ QueueName: `depositary-local-${name}-dead`, MessageRetentionPeriod: 1_209_600 });
    expect(policyOf(dead).map(({ Effect }) => Effect)).toEqual(["Deny"]);
  });

  test("is worked on by its function, as many at once as its row says", () => {
    const mapping = ofType(service, "AWS::Lambda::EventSourceMapping").filter(
      ({ Properties }) => target(service, Properties.EventSourceArn).id === queue(name).id,
    );
    expect(mapping).toHaveLength(1);
    expect(mapping[0]?.Properties).toMatchObject({
      BatchSize: ["intake", "preserve", "prepare", "affix", "seal", "register"].includes(name) ? 1 : 10,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      ScalingConfig: { MaximumConcurrency: concurrency },
    });
    expect(target(service, mapping[0]?.Properties.FunctionName).Properties).toMatchObject({
      FunctionName: `depositary-local-${name}`,
      Timeout: timeout,
      MemorySize: memory,
    });
  });
});

describe("the pipe", () => {
  const pipe = ofType(service, "AWS::Pipes::Pipe")[0]?.Properties ?? {};

  test("carries each insert from the stream to the bus and nothing of what the event says", () => {
    expect(text(service, pipe.Source)).toBe("{stream/agreements}");
    expect(target(service, pipe.Target).Type).toBe("AWS::Events::EventBus");
    expect(pipe.SourceParameters).toMatchObject({
      DynamoDBStreamParameters: { MaximumRetryAttempts: 10, OnPartialBatchItemFailure: "AUTOMATIC_BISECT" },
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
    });
    const { EventBridgeEventBusParameters, InputTemplate } = pipe.TargetParameters as Properties;
    expect(EventBridgeEventBusParameters).toEqual({ Source: "depositary", DetailType: "$.dynamodb.NewImage.type.S" });
    const carried = JSON.parse(String(InputTemplate).replaceAll(/<([^>]+)>/g, '"$1"'));
    expect(carried).toEqual({
      streamId: "$.dynamodb.NewImage.streamId.S",
      version: "$.dynamodb.NewImage.version.N",
      type: "$.dynamodb.NewImage.type.S",
      commandId: "$.dynamodb.NewImage.commandId.S",
    });
  });

  test("may read the stream, put events on the bus and put aside what fails", () => {
    const allowed = roleStatements(service, target(service, pipe.RoleArn).id).map(({ Action, Resource }) => [
      list(Action).map((action) => action.split(":")[0])[0],
      text(service, Resource),
    ]);
    const id = (type: string) => ofType(service, type)[0]?.id;
    expect(allowed).toEqual([
      ["dynamodb", "{stream/agreements}"],
      ["events", `<${id("AWS::Events::EventBus")}.Arn>`],
      ["sqs", `<${queue("events-dead").id}.Arn>`],
    ]);
  });
});

describe("the API", () => {
  test.each(ROUTES)("has $method $path, by its surface's function, for whoever shows $proof", ({
    method,
    path,
    proof,
    surface,
  }) => {
    const { Properties } = one(service, "AWS::ApiGatewayV2::Route", { RouteKey: `${method} ${path}` });
    const integration = target(service, `<${text(service, Properties.Target).replace(/^integrations\/<(.*)>$/, "$1")}>`);
    expect(target(service, integration.Properties.IntegrationUri).Properties.FunctionName).toBe(`depositary-local-${surface}`);
    expect(integration.Properties.PayloadFormatVersion).toBe("2.0");
    expect(Properties.AuthorizationType).toBe(proof === "officer" ? "JWT" : "NONE");
    if (proof === "officer") {
      const authorizer = target(service, Properties.AuthorizerId).Properties;
      expect(authorizer).toMatchObject({ AuthorizerType: "JWT", IdentitySource: ["$request.header.Authorization"] });
      const { Issuer, Audience } = authorizer.JwtConfiguration as { Issuer: unknown; Audience: unknown[] };
      expect(text(service, Issuer)).toContain(ofType(service, "AWS::Cognito::UserPool")[0]?.id);
      expect(target(service, Audience[0]).Type).toBe("AWS::Cognito::UserPoolClient");
    } else {
      expect(Properties.AuthorizerId).toBeUndefined();
    }
  });

  test.each(
    RENDERED.flatMap(({ path }) => RENDERED_METHODS.map((method) => `${method} ${path}`)),
  )("%s is rendered by the registry's function for anyone", (RouteKey) => {
    const { Properties } = one(service, "AWS::ApiGatewayV2::Route", { RouteKey });
    expect(Properties.AuthorizationType).toBe("NONE");
    const registry = one(service, "AWS::ApiGatewayV2::Route", { OperationName: "list-entries" });
    expect(Properties.Target).toEqual(registry.Properties.Target);
  });

  test("has no route besides", () => {
    expect(ofType(service, "AWS::ApiGatewayV2::Route")).toHaveLength(ROUTES.length + RENDERED.length * RENDERED_METHODS.length);
  });

  test("is throttled, and logs neither address nor browser nor path", () => {
    const { AccessLogSettings, DefaultRouteSettings } = ofType(service, "AWS::ApiGatewayV2::Stage")[0]?.Properties ?? {};
    expect(DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 });
    const { Format } = AccessLogSettings as { Format: string };
    expect(Format).toContain("$context.requestId");
    expect(Format).not.toMatch(/identity|sourceIp|userAgent|context\.path|claims/i);
  });

  test("lets the surfaces' functions tell the distribution's requests from others", () => {
    const told = FUNCTIONS.filter((name) => {
      const { Environment } = one(service, "AWS::Lambda::Function", { FunctionName: `depositary-local-${name}` }).Properties;
      return "ORIGIN_SECRET" in (Environment as { Variables: Properties }).Variables;
    });
    expect(told).toEqual([...SURFACES]);
    const secret = ofType(service, "AWS::SecretsManager::Secret")[0]?.id;
    const { Environment } = one(service, "AWS::Lambda::Function", { FunctionName: "depositary-local-desk" }).Properties;
    const { ORIGIN_SECRET } = (Environment as { Variables: Properties }).Variables;
    expect(text(service, ORIGIN_SECRET)).toBe(`{{resolve:secretsmanager:<${secret}>}}`);
  });
});

describe.each(FUNCTIONS)("the function %s", (name) => {
  test("runs on Node 24 on Arm and logs JSON for a year into a group of its own", () => {
    const { Properties } = one(service, "AWS::Lambda::Function", { FunctionName: `depositary-local-${name}` });
    expect(Properties).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"], Handler: "index.handler" });
    const { LogFormat, LogGroup } = Properties.LoggingConfig as Properties;
    expect(LogFormat).toBe("JSON");
    expect(target(service, LogGroup).Properties).toEqual(
      expect.objectContaining({ LogGroupName: `/aws/lambda/depositary-local-${name}`, RetentionInDays: 365 }),
    );
  });
});

test("officers sign in with a second factor, by code flow, in accounts that operators make", () => {
  expect(ofType(service, "AWS::Cognito::UserPool")[0]?.Properties).toMatchObject({
    MfaConfiguration: "ON",
    EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    DeletionProtection: "ACTIVE",
    Policies: { PasswordPolicy: { MinimumLength: 14 } },
  });
  expect(ofType(service, "AWS::Cognito::UserPoolClient")[0]?.Properties).toMatchObject({
    GenerateSecret: false,
    AllowedOAuthFlows: ["code"],
    AllowedOAuthScopes: ["openid"],
  });
});

test("stacks share names through parameters alone, and nothing runs at deployment but CloudFormation", () => {
  for (const template of Object.values(templates)) {
    expect(template.Outputs).toBeUndefined();
    expect(JSON.stringify(template)).not.toContain("Fn::ImportValue");
    const types = Object.values(template.Resources).map(({ Type }) => Type);
    expect(types.filter((type) => type.startsWith("Custom::") || type === "AWS::CloudFormation::CustomResource")).toEqual([]);
  }
});

test("every parameter that a stack looks up is one that another stack sets", () => {
  const set = Object.values(templates).flatMap((template) =>
    ofType(template, "AWS::SSM::Parameter").map(({ Properties }) => Properties.Name),
  );
  const read = Object.values(templates).flatMap((template) => Object.values(template.Parameters).map(({ Default }) => Default));
  const ours = read.filter((name) => name?.startsWith("/depositary/"));
  expect(ours.length).toBeGreaterThan(0);
  expect(ours.filter((name) => !set.includes(String(name)))).toEqual([]);
});
