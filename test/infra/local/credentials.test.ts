import { statSync } from "node:fs";
import { join } from "node:path";
import { openCredentials } from "../../../infra/local/credentials.ts";
import { temporaryDirectory } from "../../fixtures/cloud/synth.ts";

const role = "arn:aws:iam::000000000000:role/desk";

test("a role's key is the same at every boot of one directory, and another's secret elsewhere", () => {
  const directory = temporaryDirectory();
  const key = openCredentials(directory).of(role);
  expect(key.accessKeyId).toMatch(/^AKIA[0-9A-F]{16}$/);
  expect(key.secretAccessKey).toHaveLength(40);
  expect(openCredentials(directory).of(role)).toEqual(key);
  expect(openCredentials(temporaryDirectory()).of(role).secretAccessKey).not.toBe(key.secretAccessKey);
  expect(statSync(join(directory, "credentials.key")).mode & 0o077).toBe(0);
});

test("a key leads back to its role; one that nobody issued has no secret", () => {
  const credentials = openCredentials(temporaryDirectory());
  const { accessKeyId, secretAccessKey } = credentials.of(role);
  expect(credentials.roleOf(accessKeyId)).toBe(role);
  expect(credentials.secretOf(accessKeyId)).toBe(secretAccessKey);
  expect(credentials.secretOf("AKIA0000000000000000")).toBeUndefined();
  expect(credentials.roleOf("AKIA0000000000000000")).toBeUndefined();
});
