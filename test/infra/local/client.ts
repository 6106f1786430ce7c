import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Call } from "../../../infra/local/aws-json.ts";

export const region = "eu-central-1";
export const account = "000000000000";

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

/** A directory that is removed after the tests of the importing file. */
export const temporaryDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), "depositary-"));
  directories.push(directory);
  return directory;
};

/** Configuration of an SDK client that talks to a server of the local cloud as `accessKeyId`. */
export const clientFor = (endpoint: string, accessKeyId = "AKIATEST") => ({
  endpoint,
  region,
  maxAttempts: 1,
  credentials: { accessKeyId, secretAccessKey: "secret", sessionToken: "token" },
});

/** The name of the error that a call ends with; a call that succeeds fails the test. */
export const refusalOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => {
      throw new Error("the call succeeded");
    },
    (error: Error) => error.name,
  );

export const recorder = () => {
  const calls: Call[] = [];
  return { calls, onCall: (call: Call) => calls.push(call) };
};

/** Sends one AWS JSON request by hand, for what an SDK client cannot be made to send. */
export const post = async (url: string, target: string, body: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { method: "POST", headers: { "x-amz-target": target, ...headers }, body });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

export const authorizationFor = (service: string, scopeRegion = region): string =>
  `AWS4-HMAC-SHA256 Credential=AKIATEST/20260101/${scopeRegion}/${service}/aws4_request, SignedHeaders=host, Signature=${"0".repeat(64)}`;
