import { createHash } from "node:crypto";

/** What a generated secret holds here: the same at every boot, and worth nothing elsewhere. */
export const secretValueOf = (arn: string): string =>
  createHash("sha256").update(`local secret ${arn}`).digest("hex").slice(0, 48);

const REFERENCE = /\{\{resolve:secretsmanager:(arn:[^}]+)\}\}/g;

/** Properties with CloudFormation's dynamic references to secrets put in, as a deploy would. */
export const withSecrets = (value: unknown): unknown => {
  if (typeof value === "string") return value.replace(REFERENCE, (_, arn: string) => secretValueOf(arn));
  if (Array.isArray(value)) return value.map(withSecrets);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withSecrets(member)]));
};
