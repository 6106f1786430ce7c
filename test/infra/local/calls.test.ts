import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRecorder } from "../../../infra/local/calls.ts";
import { openCredentials } from "../../../infra/local/credentials.ts";
import { temporaryDirectory } from "../../fixtures/cloud/synth.ts";

const arn = "arn:aws:iam::000000000000:role/desk";
const role = { stack: "service", logicalId: "DeskRole", type: "AWS::IAM::Role", ref: "desk", arn, properties: {} };

test("a call is kept once, under the role whose key made it", () => {
  const directory = temporaryDirectory();
  const credentials = openCredentials(directory);
  const { accessKeyId } = credentials.of(arn);
  const recorder = createRecorder(join(directory, "calls.jsonl"), [role], credentials);
  const call = {
    accessKeyId,
    action: "dynamodb:PutItem",
    resource: "arn:aws:dynamodb:t",
    context: { "dynamodb:LeadingKeys": ["a"] },
  };
  recorder.record(call);
  recorder.record({ ...call });
  recorder.record({ ...call, context: {} });
  recorder.record({ ...call, accessKeyId: "AKIASTRANGER" });
  const { accessKeyId: _, ...rest } = call;
  const expected = [
    { stack: "service", role: "DeskRole", ...rest },
    { stack: "service", role: "DeskRole", ...rest, context: {} },
    { stack: "", role: "", ...rest },
  ];
  expect(recorder.calls()).toEqual(expected);
  const lines = readFileSync(join(directory, "calls.jsonl"), "utf8").trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual(expected);
});

test("a boot begins its record anew", () => {
  const directory = temporaryDirectory();
  const credentials = openCredentials(directory);
  const file = join(directory, "calls.jsonl");
  createRecorder(file, [role], credentials).record({ accessKeyId: "A", action: "kms:Sign", resource: "r", context: {} });
  expect(createRecorder(file, [role], credentials).calls()).toEqual([]);
  expect(readFileSync(file, "utf8")).toBe("");
});
