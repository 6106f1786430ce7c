import { functionOf } from "../../../../infra/local/lambda/definition.ts";
import type { Resource } from "../../../../infra/local/templates/resources.ts";

const resource = (properties: Record<string, unknown>, codeDirectory: string | null = "/asset"): Resource => ({
  stack: "service",
  logicalId: "Desk",
  type: "AWS::Lambda::Function",
  ref: "desk",
  arn: "arn:aws:lambda:eu-central-1:000000000000:function:desk",
  properties: { Handler: "index.handler", Runtime: "nodejs24.x", Role: "arn:aws:iam::000000000000:role/desk", ...properties },
  ...(codeDirectory === null ? {} : { codeDirectory }),
});

test("a function is read with Lambda's defaults", () => {
  expect(functionOf(resource({}))).toEqual({
    name: "desk",
    arn: "arn:aws:lambda:eu-central-1:000000000000:function:desk",
    logicalId: "Desk",
    handler: "index.handler",
    codeDirectory: "/asset",
    environment: {},
    timeoutMs: 3000,
    memoryMb: 128,
    roleArn: "arn:aws:iam::000000000000:role/desk",
    logGroup: "/aws/lambda/desk",
    logFormat: "Text",
  });
});

test("a function is read as its template says", () => {
  const LoggingConfig = { LogGroup: "desk-log", LogFormat: "JSON", ApplicationLogLevel: "DEBUG" };
  const given = {
    Timeout: 30,
    MemorySize: 1024,
    Environment: { Variables: { A: "1" } },
    LoggingConfig,
    ReservedConcurrentExecutions: 1,
  };
  expect(functionOf(resource(given))).toMatchObject({
    timeoutMs: 30_000,
    memoryMb: 1024,
    environment: { A: "1" },
    logGroup: "desk-log",
    logFormat: "JSON",
    logLevel: "DEBUG",
    reservedConcurrency: 1,
  });
});

test.each<[string, Resource, string]>([
  ["a layer", resource({ Layers: ["arn"] }), "do not know Layers."],
  ["another runtime", resource({ Runtime: "python3.13" }), "run Node from an asset only."],
  ["inline code", resource({}, null), "run Node from an asset only."],
])("%s stops the boot", (_, given, problem) => {
  expect(() => functionOf(given)).toThrow(`Stack service, resource Desk: the local cloud's functions ${problem}`);
});
