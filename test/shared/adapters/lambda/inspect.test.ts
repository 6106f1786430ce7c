import type { LambdaClient } from "@aws-sdk/client-lambda";
import { lambdaInspect } from "../../../../shared/adapters/lambda/inspect.ts";

/** The function `inspect` answering this. */
const inspecting = (answer: unknown, FunctionError?: string) => {
  const Payload = Buffer.from(typeof answer === "string" ? answer : JSON.stringify(answer));
  const client = { send: async () => ({ Payload, ...(FunctionError ? { FunctionError } : {}) }) } as unknown as LambdaClient;
  return lambdaInspect(client, "inspect")("https://files.test/1");
};

test.each([
  { pages: 4, flags: ["attachments", "not-pdf-a"] },
  { refused: "pdf-damaged", detail: "no pages" },
  { refused: "pdf-hostile" },
])("an inspection is handed on: %j", async (inspection) => {
  expect(await inspecting(inspection)).toEqual(inspection);
});

test("what a refusal quotes from the file is short, on one line and well formed: it goes into an event", async () => {
  const found = await inspecting({ refused: "pdf-active-content", detail: `a\r\nb\u202e\ud800${"😀".repeat(100_000)}` });
  const detail = "detail" in found ? (found.detail ?? "") : "";
  expect(detail).toMatch(/^a b .?😀/u);
  expect(detail.length).toBeLessThanOrEqual(300);
  expect(detail.isWellFormed()).toBe(true);
});

test.each([
  {},
  { pages: "4", flags: [] },
  { pages: 0, flags: [] },
  { pages: 4, flags: "all" },
  { pages: 4, flags: ["a flag with spaces"] },
  { pages: 4, flags: Array.from({ length: 21 }, () => "layers") },
  { refused: "pdf damaged\n" },
  "no JSON",
  "null",
])("another answer is a failed inspector: %j", async (answer) => {
  await expect(inspecting(answer)).rejects.toMatchObject({ code: "inspector-failed" });
});

test.each([
  ["Sandbox.Timedout", "inspector-failed"],
  ["Runtime.ExitError", "inspector-failed"],
  ["RangeError", "inspector-failed"],
  ["Runtime.ImportModuleError", "inspector-unreachable"],
])("a function that ended in %s is %s", async (errorType, code) => {
  await expect(inspecting({ errorType, errorMessage: "…" }, "Unhandled")).rejects.toMatchObject({ code, retryable: true });
});

test("a file that could not be read is not the file's fault", async () => {
  await expect(inspecting({ unread: "503" })).rejects.toMatchObject({ code: "upload-unread", retryable: true });
});
