import { openCredentials } from "../../../../infra/local/credentials.ts";
import { type LambdaServer, serveLambda } from "../../../../infra/local/lambda/server.ts";
import { createLambda, type Lambda } from "../../../../infra/local/lambda/service.ts";
import { definition } from "../../../fixtures/cloud/definition.ts";
import { temporaryDirectory } from "../../../fixtures/cloud/synth.ts";

const directory = temporaryDirectory();
const credentials = openCredentials(directory);
const caller = credentials.of("arn:aws:iam::000000000000:role/intake");
const calls: object[] = [];
let lambda: Lambda;
let server: LambdaServer;

beforeAll(async () => {
  lambda = createLambda({ directory, credentials, functions: [definition("moods")], endpoints: {} });
  server = await serveLambda({ lambda, credentials, onCall: (call) => calls.push(call) });
});
afterAll(async () => {
  await server.close();
  await lambda.stop();
});

const authorization = (accessKeyId = caller.accessKeyId) =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261125/eu-central-1/lambda/aws4_request, SignedHeaders=host, Signature=00`;
const post = (name: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, {
    method: "POST",
    body,
    headers: { authorization: authorization(), ...headers },
  });

test.each([
  "moods",
  "function:moods",
  "arn:aws:lambda:eu-central-1:000000000000:function:moods",
])("Invoke of %s", async (name) => {
  const response = await post(name, '{"do":"answer"}', { "x-amz-invocation-type": "RequestResponse" });
  expect(response.status).toBe(200);
  expect(response.headers.get("x-amz-executed-version")).toBe("$LATEST");
  expect(response.headers.get("x-amz-function-error")).toBeNull();
  expect(await response.json()).toEqual({ pid: expect.any(Number) });
});

test("a function's error is a 200 with X-Amz-Function-Error", async () => {
  const response = await post("moods", '{"do":"throw"}');
  expect(response.status).toBe(200);
  expect(response.headers.get("x-amz-function-error")).toBe("Unhandled");
  expect(await response.json()).toMatchObject({ errorType: "TypeError" });
});

test("the call is recorded with the key that asked", async () => {
  calls.length = 0;
  await post("moods", '{"do":"answer"}');
  const resource = "arn:aws:lambda:eu-central-1:000000000000:function:moods";
  expect(calls).toEqual([{ accessKeyId: caller.accessKeyId, action: "lambda:InvokeFunction", resource, context: {} }]);
});

test.each<[string, () => Promise<Response>, number, string]>([
  ["an unknown function", () => post("nobody", "{}"), 404, "ResourceNotFoundException"],
  ["a body that is no JSON", () => post("moods", "{"), 400, "InvalidRequestContentException"],
  ["a body over 6 MB", () => post("moods", `"${"x".repeat(6_291_556)}"`), 413, "RequestTooLargeException"],
  [
    "a key nobody issued",
    () => post("moods", "{}", { authorization: authorization("AKIANOBODY") }),
    403,
    "UnrecognizedClientException",
  ],
  [
    "an asynchronous call",
    () => post("moods", "{}", { "x-amz-invocation-type": "Event" }),
    400,
    "InvalidParameterValueException",
  ],
  ["another operation", () => fetch(`${server.url}/2015-03-31/functions/`), 404, "UnknownOperationException"],
])("%s is refused", async (_, ask, status, type) => {
  const response = await ask();
  expect([response.status, response.headers.get("x-amzn-errortype")]).toEqual([status, type]);
});
