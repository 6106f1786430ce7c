import { createHash, createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "./durable.ts";

export interface AccessKey {
  accessKeyId: string;
  secretAccessKey: string;
}

/** The access keys of the local cloud: one per role, the same at every boot of one directory, worth nothing anywhere else. */
export interface Credentials {
  /** The key of a role, issued at the first call. */
  of: (roleArn: string) => AccessKey;
  /** The role a key was issued to; undefined for a key that nobody issued. */
  roleOf: (accessKeyId: string) => string | undefined;
  secretOf: (accessKeyId: string) => string | undefined;
}

/** Keeps the directory's master key in `credentials.key`, readable by its owner only. */
export const openCredentials = (directory: string): Credentials => {
  const master = masterKey(directory);
  const roles = new Map<string, string>();
  const secretFor = (accessKeyId: string): string =>
    createHmac("sha256", master).update(accessKeyId).digest("base64").slice(0, 40);
  return {
    of: (roleArn) => {
      const accessKeyId = `AKIA${createHash("sha256").update(roleArn).digest("hex").slice(0, 16).toUpperCase()}`;
      roles.set(accessKeyId, roleArn);
      return { accessKeyId, secretAccessKey: secretFor(accessKeyId) };
    },
    roleOf: (accessKeyId) => roles.get(accessKeyId),
    secretOf: (accessKeyId) => (roles.has(accessKeyId) ? secretFor(accessKeyId) : undefined),
  };
};

const masterKey = (directory: string): Buffer => {
  const file = join(directory, "credentials.key");
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true });
    writeWhole(file, randomBytes(32));
  }
  return readFileSync(file);
};
