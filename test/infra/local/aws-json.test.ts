import { request } from "node:http";
import { z } from "zod";
import { type Listening, operation, serve } from "../../../infra/local/aws-json.ts";
import { account, authorizationFor, post, recorder, region } from "./client.ts";

const { calls, onCall } = recorder();
const gone: string[] = [];
let server: Listening;

beforeAll(async () => {
  const operations = {
    Echo: operation(z.strictObject({ Text: z.string().max(3), Inner: z.strictObject({}).optional() }), ({ Text }, caller) => {
      caller.uses("echo:Echo", `arn:echo:${Text}`, { "echo:Text": Text });
      return { Text, by: caller.accessKeyId };
    }),
    Break: () => {
      throw new TypeError("out of order");
    },
    Wait: (_: unknown, { signal }: { signal: AbortSignal }) =>
      new Promise((resolve) =>
        signal.addEventListener("abort", () => {
          gone.push("client");
          resolve({});
        }),
      ),
  };
  const service = { name: "echo", target: "EchoService", version: "1.1", invalid: "ValidationException", operations } as const;
  server = await serve(service, { region, account, onCall }, () => {});
});
afterAll(() => server.close());

const send = (action: string, body: unknown, headers = { authorization: authorizationFor("echo") } as Record<string, string>) =>
  post(server.url, `EchoService.${action}`, JSON.stringify(body), headers);

test("answers an operation and reports the permission it used", async () => {
  expect(await send("Echo", { Text: "hi" })).toEqual({ status: 200, body: { Text: "hi", by: "AKIATEST" } });
  expect(calls).toEqual([
    { accessKeyId: "AKIATEST", action: "echo:Echo", resource: "arn:echo:hi", context: { "echo:Text": "hi" } },
  ]);
});

test.each([
  ["no signature", {}, 403, "MissingAuthenticationTokenException"],
  ["another scheme", { authorization: "Bearer abc" }, 403, "IncompleteSignatureException"],
  ["another service's credential", { authorization: authorizationFor("kms") }, 403, "InvalidSignatureException"],
  ["another region's credential", { authorization: authorizationFor("echo", "us-east-1") }, 403, "InvalidSignatureException"],
])("refuses %s", async (_, headers, status, __type) => {
  expect(await send("Echo", { Text: "hi" }, headers as Record<string, string>)).toMatchObject({ status, body: { __type } });
});

test("refuses what it would have to ignore, and names it", async () => {
  const unknown = await send("Echo", { Text: "hi", Loud: true, Inner: { Deep: 1 } });
  expect(unknown).toMatchObject({ status: 400, body: { __type: "ValidationException" } });
  expect(unknown.body.message).toContain("not supported by the local cloud: Loud");
  expect(unknown.body.message).toContain("Inner: not supported by the local cloud: Deep");
  expect((await send("Echo", { Text: "long" })).body.__type).toBe("ValidationException");
});

test.each(["Unheard", "constructor", "__proto__"])("refuses the operation %s", async (action) => {
  expect(await send(action, {})).toMatchObject({ status: 400, body: { __type: "UnknownOperationException" } });
});

test("refuses a body that is not JSON, or too large", async () => {
  const headers = { authorization: authorizationFor("echo") };
  expect((await post(server.url, "EchoService.Echo", "{", headers)).body.__type).toBe("SerializationException");
  expect((await post(server.url, "EchoService.Echo", " ".repeat(4 * 1024 * 1024 + 1), headers)).status).toBe(413);
});

test("a defect of ours is a server error that an SDK retries", async () => {
  const log = jest.spyOn(console, "error").mockImplementation(() => {});
  expect(await send("Break", {})).toEqual({ status: 500, body: { __type: "InternalFailure", message: "out of order" } });
  expect(log).toHaveBeenCalledTimes(1);
  log.mockRestore();
});

test("refuses a host name that is not this machine's (DNS rebinding)", async () => {
  const status = await new Promise((resolve) =>
    request(
      server.url,
      { method: "POST", headers: { host: "evil.example", authorization: authorizationFor("echo") } },
      (answer) => resolve(answer.resume().statusCode),
    ).end(),
  );
  expect(status).toBe(403);
});

test("an operation hears that its client has gone", async () => {
  const abort = new AbortController();
  const headers = { "x-amz-target": "EchoService.Wait", authorization: authorizationFor("echo") };
  const call = fetch(server.url, { method: "POST", headers, body: "{}", signal: abort.signal });
  setTimeout(() => abort.abort(), 50);
  await expect(call).rejects.toThrow("aborted");
  for (let tries = 0; gone.length === 0 && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(gone).toEqual(["client"]);
});
