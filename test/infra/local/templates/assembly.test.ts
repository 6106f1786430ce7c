import { existsSync } from "node:fs";
import { loadAssembly, type Stack } from "../../../../infra/local/templates/assembly.ts";
import { type Resource, resolveStacks } from "../../../../infra/local/templates/resources.ts";
import { synthesized } from "../../../fixtures/cloud/synth.ts";

let stacks: Stack[];
let resources: Resource[];
/** The one resource of a type, or the one of those whose logical id begins so. */
const only = (type: string, logicalId = ""): Resource => {
  const [first, ...others] = resources.filter((resource) => resource.type === type && resource.logicalId.startsWith(logicalId));
  if (!first || others.length > 0) throw new Error(`not one ${type} ${logicalId}`);
  return first;
};

beforeAll(() => {
  stacks = loadAssembly(synthesized());
  resources = resolveStacks(stacks, { queueUrl: (name) => `http://127.0.0.1:4/000000000000/${name}` });
});

test("stacks come after what they depend on", () => {
  expect(stacks.map(({ name }) => name)).toEqual(["data", "service"]);
});

test("a name reaches another stack through its SSM parameter", () => {
  const bucket = only("AWS::S3::Bucket");
  expect(bucket.ref).toMatch(/^data-records-[0-9a-f]{12}$/);
  expect(only("AWS::SSM::Parameter", "testrecords")).toMatchObject({ ref: "/test/records", properties: { Value: bucket.ref } });
  expect(only("AWS::Lambda::Function").properties.Environment).toMatchObject({ Variables: { BUCKET: bucket.ref } });
});

test("a function knows its role, its code and its queue's address", () => {
  const fn = only("AWS::Lambda::Function");
  const affix = only("AWS::SQS::Queue", "Affix");
  expect(fn.arn).toBe(`arn:aws:lambda:eu-central-1:000000000000:function:${fn.ref}`);
  expect(fn.properties.Role).toBe(only("AWS::IAM::Role", "EchoServiceRole").arn);
  expect(existsSync(`${fn.codeDirectory}/index.mjs`)).toBe(true);
  expect(affix.ref).toMatch(/^http:\/\/127\.0\.0\.1:4\/000000000000\/service-Affix/);
  expect(only("AWS::Lambda::EventSourceMapping").properties).toMatchObject({ EventSourceArn: affix.arn, FunctionName: fn.ref });
  expect(fn.properties.Environment).toMatchObject({ Variables: { QUEUE_URL: affix.ref } });
});

test("routes point at their integration, the authorizer at the user pool", () => {
  const integration = only("AWS::ApiGatewayV2::Integration");
  const pool = only("AWS::Cognito::UserPool");
  const targets = resources.filter(({ type }) => type === "AWS::ApiGatewayV2::Route").map(({ properties }) => properties.Target);
  expect(targets).toEqual([`integrations/${integration.ref}`, `integrations/${integration.ref}`]);
  expect(integration.properties.IntegrationUri).toBe(only("AWS::Lambda::Function").arn);
  expect(only("AWS::ApiGatewayV2::Authorizer").properties.JwtConfiguration).toEqual({
    Audience: [only("AWS::Cognito::UserPoolClient").ref],
    Issuer: `https://cognito-idp.eu-central-1.amazonaws.com/${pool.ref}`,
  });
});

test("names are the same at every boot and differ between resources", () => {
  const again = resolveStacks(stacks, { queueUrl: (name) => `http://127.0.0.1:4/000000000000/${name}` });
  expect(again).toEqual(resources);
  const queues = resources.filter(({ type }) => type === "AWS::SQS::Queue").map(({ ref }) => ref);
  expect(new Set(queues).size).toBe(2);
});

test("a folder without an assembly is named", () => {
  expect(() => loadAssembly("/nowhere/cdk.out")).toThrow(/\/nowhere\/cdk\.out\/manifest\.json cannot be read .* npm run synth/);
});
