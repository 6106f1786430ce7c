import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { decodeJwt } from "jose";
import { boot, type LocalCloud } from "../../../infra/local/boot.ts";
import type { LogLine } from "../../../infra/local/lambda/types.ts";
import { eventually } from "../../fixtures/cloud/eventually.ts";
import { synthesized, temporaryDirectory } from "../../fixtures/cloud/synth.ts";

const directory = temporaryDirectory();
const users = [{ id: "aigul", name: "Айгүл", groups: ["KZ.treaty-officer", "KZ.legal-adviser"] }];
const lines: LogLine[] = [];
let assembly: string;
let cloud: LocalCloud;

beforeAll(async () => {
  assembly = synthesized();
  cloud = await boot({ directory, assembly, users, onLog: (line) => lines.push(line) });
});
afterAll(() => cloud.stop());

const nameOf = (type: string): string => cloud.resources.find((resource) => resource.type === type)?.ref ?? "";
const settings = (service: string) => ({
  region: "eu-central-1",
  endpoint: cloud.endpoints[`AWS_ENDPOINT_URL_${service}`] ?? "",
  credentials: cloud.credentials.of(cloud.resources.find(({ type }) => type === "AWS::IAM::Role")?.arn ?? ""),
});
const bodies = () => lines.map(({ line }) => JSON.parse(line));

test("an officer's call passes sign-in, front, authorizer and gateway to the function", async () => {
  const headers = { authorization: `Bearer ${await cloud.token("aigul")}` };
  const response = await fetch(`${cloud.publicUrl}/v1/agreements/k7?lang=kk`, { headers });
  const { event, environment } = await response.json();
  expect(event).toMatchObject({
    routeKey: "ANY /v1/agreements/{id}",
    pathParameters: { id: "k7" },
    queryStringParameters: { lang: "kk" },
  });
  const { claims } = event.requestContext.authorizer.jwt;
  expect(claims).toMatchObject({ sub: "aigul", token_use: "access", "cognito:groups": "[KZ.treaty-officer KZ.legal-adviser]" });
  expect(environment.BUCKET).toBe(nameOf("AWS::S3::Bucket"));
  expect(environment.QUEUE_URL).toBe(cloud.resources.find(({ logicalId }) => logicalId.startsWith("Affix"))?.ref);
  expect(environment).toMatchObject(cloud.endpoints);
});

test("without a token the officers' route is shut and the registry open", async () => {
  expect((await fetch(`${cloud.publicUrl}/v1/agreements/k7`)).status).toBe(401);
  expect((await fetch(`${cloud.publicUrl}/v1/registry/entries`)).status).toBe(200);
  expect((await fetch(`${cloud.apiUrl}/v1/registry/entries`)).status).toBe(200);
  expect((await fetch(`${cloud.publicUrl}/v1/elsewhere`)).status).toBe(404);
});

test("an item's event goes from the stream over pipe, bus, rule and queue to the function", async () => {
  const dynamodb = new DynamoDBClient(settings("DYNAMODB"));
  const put = (type: string, version: string) =>
    dynamodb.send(
      new PutItemCommand({
        TableName: nameOf("AWS::DynamoDB::Table"),
        Item: { streamId: { S: "agreement/k7" }, version: { N: version }, type: { S: type } },
      }),
    );
  await put("Drafted", "1");
  await put("Signed", "2");
  await eventually(() =>
    expect(bodies()).toContainEqual(expect.objectContaining({ "detail-type": "Signed", detail: { streamId: "agreement/k7" } })),
  );
  expect(bodies()).not.toContainEqual(expect.objectContaining({ "detail-type": "Drafted" }));
  dynamodb.destroy();
});

test("an object's event goes from the bucket over the default bus to the function", async () => {
  const s3 = new S3Client({ ...settings("S3"), forcePathStyle: true, requestChecksumCalculation: "WHEN_REQUIRED" });
  await s3.send(new PutObjectCommand({ Bucket: nameOf("AWS::S3::Bucket"), Key: "uploads/1.pdf", Body: "%PDF-1.7" }));
  const detail = expect.objectContaining({ object: expect.objectContaining({ key: "uploads/1.pdf", size: 8 }) });
  await eventually(() => expect(bodies()).toContainEqual(expect.objectContaining({ "detail-type": "Object Created", detail })));
  s3.destroy();
});

test("POST /tick fires the clock with the time it is given", async () => {
  const tick = (time: string, headers: Record<string, string> = {}) =>
    fetch(`${cloud.controlUrl}/tick`, { method: "POST", body: JSON.stringify({ time }), headers });
  expect((await tick("2027-01-01T00:00:00Z")).status).toBe(204);
  const scheduled = { "detail-type": "Scheduled Event", time: "2027-01-01T00:00:00Z" };
  await eventually(() => expect(bodies()).toContainEqual(expect.objectContaining(scheduled)));
  expect((await tick("tomorrow")).status).toBe(400);
  expect((await tick("2027-01-01T00:00:00Z", { origin: "http://evil.example" })).status).toBe(403);
});

test("names that the stacks share stand in the parameter store", async () => {
  const ssm = new SSMClient(settings("SSM"));
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: "/test/records" }));
  expect(Parameter?.Value).toBe(nameOf("AWS::S3::Bucket"));
  ssm.destroy();
});

test("calls are recorded under the role that made them", () => {
  const role = cloud.resources.find(
    ({ type, logicalId }) => type === "AWS::IAM::Role" && logicalId.startsWith("EchoServiceRole"),
  )?.logicalId;
  const actions = cloud.calls().filter((call) => call.role === role);
  expect(actions.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["sqs:ReceiveMessage", "sqs:DeleteMessage", "logs:PutLogEvents"]),
  );
  expect(readFileSync(join(directory, "calls.jsonl"), "utf8")).toContain('"action":"s3:PutObject"');
});

test("npm run token finds the cloud that runs", () => {
  const printed = execFileSync(process.execPath, ["infra/local/token.ts", "aigul", directory], { encoding: "utf8" });
  expect(decodeJwt(printed.trim())).toMatchObject({ sub: "aigul", iss: cloud.issuer });
  expect(() => execFileSync(process.execPath, ["infra/local/token.ts", "mallory", directory], { stdio: "pipe" })).toThrow(
    /Nobody of this name/,
  );
});

test("what is stored outlives a boot, and the inner bus can be off", async () => {
  const again = join(temporaryDirectory(), "cloud");
  const first = await boot({ directory: again, assembly, users });
  const { resources, credentials } = first;
  await first.stop();
  const second = await boot({ directory: again, assembly, users, busEnabled: false });
  const roles = resources.filter(({ type }) => type === "AWS::IAM::Role").map(({ arn }) => arn);
  expect(roles.map(second.credentials.of)).toEqual(roles.map(credentials.of));
  await second.stop();
  await expect(fetch(second.publicUrl)).rejects.toThrow();
  expect(existsSync(join(again, "dynamodb"))).toBe(true);
});

test("an assembly that cannot be run leaves nothing behind", async () => {
  await expect(boot({ directory: temporaryDirectory(), assembly: "/nowhere", users })).rejects.toMatchObject({
    code: "template-not-understood",
  });
});
