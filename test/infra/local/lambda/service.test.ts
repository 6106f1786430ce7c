import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCredentials } from "../../../../infra/local/credentials.ts";
import { createLambda, type Lambda } from "../../../../infra/local/lambda/service.ts";
import type { LogLine, Outcome } from "../../../../infra/local/lambda/types.ts";
import { definition } from "../../../fixtures/cloud/definition.ts";
import { eventually } from "../../../fixtures/cloud/eventually.ts";
import { temporaryDirectory } from "../../../fixtures/cloud/synth.ts";

const directory = temporaryDirectory();
const credentials = openCredentials(directory);
const lines: LogLine[] = [];
let lambda: Lambda;

beforeAll(() => {
  process.env.SECRET_OF_THE_MACHINE = "not for functions";
  lambda = createLambda({
    directory: join(directory, "logs"),
    credentials,
    functions: [
      definition("echo", { environment: { TABLE: "Agreements", AWS_REGION: "nowhere" } }),
      definition("moods", { timeoutMs: 1000, memoryMb: 192 }),
      // Time enough to fill its memory on a busy machine.
      definition("moods", { name: "hungry", timeoutMs: 60_000, memoryMb: 192 }),
      definition("moods", { name: "queueing" }),
      definition("moods", { name: "brief" }),
      definition("moods", { name: "callback", handler: "index.callback" }),
      definition("moods", { name: "nameless", handler: "index.nothere" }),
      definition("moods", { name: "missing", handler: "elsewhere.handler" }),
      definition("undeclared"),
    ],
    endpoints: { AWS_ENDPOINT_URL_S3: "http://127.0.0.1:1" },
    onLog: (line) => lines.push(line),
    maximum: 2,
    idleMs: 200,
  });
});
afterAll(() => lambda.stop());

const answer = (outcome: Outcome) => JSON.parse(outcome.payload);
const moods = (event: object, name = "moods") => lambda.invoke(name, event);

test("a function gets its event, the template's variables, its role's key and the endpoints, and nothing of the machine", async () => {
  const { event, environment, context } = answer(await lambda.invoke("echo", { hello: "сәлем" }));
  const key = credentials.of("arn:aws:iam::000000000000:role/echo");
  expect(event).toEqual({ hello: "сәлем" });
  expect(environment).toMatchObject({
    TABLE: "Agreements",
    AWS_REGION: "eu-central-1",
    AWS_LAMBDA_FUNCTION_NAME: "echo",
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_ENDPOINT_URL_S3: "http://127.0.0.1:1",
    NODE_OPTIONS: "--max-old-space-size=115",
    TZ: ":UTC",
  });
  expect(environment).not.toHaveProperty("SECRET_OF_THE_MACHINE");
  expect(environment).not.toHaveProperty("HOME");
  expect(context).toMatchObject({
    functionName: "echo",
    memoryLimitInMB: "128",
    invokedFunctionArn: "arn:aws:lambda:eu-central-1:000000000000:function:echo",
  });
  expect(context.remaining).toBeGreaterThan(1000);
  expect(context.remaining).toBeLessThanOrEqual(3000);
});

test("a function is called by its ARN as by its name, in the process that is already there", async () => {
  const first = answer(await moods({ do: "answer" }));
  const second = answer(await moods({ do: "answer" }, "arn:aws:lambda:eu-central-1:000000000000:function:moods"));
  expect(second.pid).toBe(first.pid);
});

test("a result of undefined is null", async () => {
  expect(await moods({ do: "nothing" })).toEqual({ payload: "null" });
});

test("lines go to the function's log file and to the listener", async () => {
  await moods({ do: "log" });
  const line = '{"level":"INFO","message":"seen"}';
  await eventually(() => expect(lines).toContainEqual({ functionName: "moods", line }));
  expect(readFileSync(join(directory, "logs/moods.log"), "utf8")).toContain(line);
});

test("what a handler throws is the caller's functionError", async () => {
  const outcome = await moods({ do: "throw" });
  expect(outcome.functionError).toBe("Unhandled");
  expect(answer(outcome)).toMatchObject({ errorType: "TypeError", errorMessage: "the seal is broken" });
});

test.each<[string, string, object, object]>([
  [
    "an exit",
    "moods",
    { do: "exit" },
    { errorType: "Runtime.ExitError", errorMessage: expect.stringMatching(/exited with error: exit status 3$/) },
  ],
  [
    "a busy loop beyond the time-out",
    "moods",
    { do: "spin" },
    {
      errorType: "Sandbox.Timedout",
      errorMessage: expect.stringMatching(/^RequestId: .{36} Error: Task timed out after 1\.00 seconds$/),
    },
  ],
  [
    "too many typed arrays",
    "hungry",
    { do: "hoard" },
    { errorType: "Runtime.OutOfMemory", errorMessage: expect.stringMatching(/signal: killed$/) },
  ],
  ["a full heap", "hungry", { do: "heap" }, { errorType: "Runtime.OutOfMemory" }],
  ["an answer over 6 MB", "moods", { do: "large", bytes: 6_291_555 }, { errorType: "Function.ResponseSizeTooLarge" }],
])("%s is Lambda's error, and the next call is served", async (_, name, event, error) => {
  const outcome = await moods(event, name);
  expect(outcome.functionError).toBe("Unhandled");
  expect(answer(outcome)).toMatchObject(error);
  expect(answer(await moods({ do: "answer" }, name))).toEqual({ pid: expect.any(Number) });
});

test("an answer of exactly 6 MB passes", async () => {
  expect(answer(await moods({ do: "large", bytes: 6_291_554 }))).toHaveLength(6_291_554);
});

test.each<[string, string, RegExp]>([
  ["callback", "Runtime.CallbackHandlerDeprecated", /callback/],
  ["nameless", "Runtime.HandlerNotFound", /index\.nothere is undefined/],
  ["missing", "Runtime.ImportModuleError", /Cannot find module 'elsewhere'/],
  ["undeclared", "Runtime.ImportModuleError", /Cannot find package 'zod'/],
])("the function %s does not start: %s", async (name, errorType, message) => {
  const outcome = await lambda.invoke(name, {});
  expect(outcome.functionError).toBe("Unhandled");
  expect(answer(outcome)).toMatchObject({ errorType, errorMessage: expect.stringMatching(message) });
});

test("calls at once run in as many processes as allowed, each one at a time", async () => {
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => moods({ do: "sleep", ms: 150 }, "queueing")));
  expect(new Set(outcomes.map((outcome) => answer(outcome).pid)).size).toBe(2);
});

test("a process that nobody calls ends", async () => {
  const { pid } = answer(await moods({ do: "answer" }, "brief"));
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

test("a function that no template defines is a Fault", async () => {
  await expect(lambda.invoke("nobody", {})).rejects.toMatchObject({ code: "function-unknown", retryable: false });
});

test("what a killed cloud left in the temporary folder goes at the next start, what another one uses stays", async () => {
  const ended = execFileSync(process.execPath, ["--print", "process.pid"], { encoding: "utf8" }).trim();
  const [left, used] = [ended, process.pid].map((pid) => mkdtempSync(join(tmpdir(), `depositary-functions-${pid}-`)));
  await createLambda({ directory: join(directory, "swept"), credentials, functions: [], endpoints: {} }).stop();
  expect([left, used].map((folder) => existsSync(folder ?? ""))).toEqual([false, true]);
  rmSync(used ?? "", { recursive: true });
});
