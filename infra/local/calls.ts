import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Credentials } from "./credentials.ts";
import type { Resource } from "./templates/resources.ts";

/** One permission that a request used: the action as IAM spells it, the resource's ARN, IAM condition keys. */
export interface Call {
  accessKeyId: string;
  action: string;
  resource: string;
  context: Record<string, string | string[]>;
}

/** A call with the role whose key made it, by stack and logical id of its AWS::IAM::Role; empty for a key of no template. */
export interface RecordedCall extends Omit<Call, "accessKeyId"> {
  stack: string;
  role: string;
}

export interface Recorder {
  record: (call: Call) => void;
  /** Every distinct call of this boot, in the order of its first time: what a test holds against the policies. */
  calls: () => RecordedCall[];
}

/** Keeps calls in memory and as JSON lines in `file`, which begins anew; a call like one before it is not written again. */
export const createRecorder = (file: string, resources: Resource[], credentials: Credentials): Recorder => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "", { mode: 0o600 });
  const roles = new Map(resources.filter(({ type }) => type === "AWS::IAM::Role").map((role) => [role.arn, role]));
  const seen = new Map<string, RecordedCall>();
  return {
    record: ({ accessKeyId, action, resource, context }) => {
      const role = roles.get(credentials.roleOf(accessKeyId) ?? "");
      const call = { stack: role?.stack ?? "", role: role?.logicalId ?? "", action, resource, context };
      const line = JSON.stringify(call);
      if (seen.has(line)) return;
      seen.set(line, call);
      appendFileSync(file, `${line}\n`);
    },
    calls: () => [...seen.values()],
  };
};
