import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { readProperties, templateFault, withoutEffect } from "../properties.ts";

export const SCHEMA = `CREATE TABLE IF NOT EXISTS key (
  id TEXT PRIMARY KEY, spec TEXT NOT NULL, created INTEGER NOT NULL, material BLOB) STRICT`;

const keyProperties = z.strictObject({
  KeySpec: z.enum(["SYMMETRIC_DEFAULT", "HMAC_256", "ECC_NIST_P256"]).default("SYMMETRIC_DEFAULT"),
  KeyUsage: z.enum(["ENCRYPT_DECRYPT", "GENERATE_VERIFY_MAC", "SIGN_VERIFY"]).default("ENCRYPT_DECRYPT"),
  Description: z.string().default(""),
  Enabled: z.literal(true).optional(),
  MultiRegion: z.literal(false).optional(),
  Origin: z.literal("AWS_KMS").optional(),
  EnableKeyRotation: withoutEffect,
  RotationPeriodInDays: withoutEffect,
  KeyPolicy: withoutEffect,
  PendingWindowInDays: withoutEffect,
  BypassPolicyLockoutSafetyCheck: withoutEffect,
  Tags: withoutEffect,
});
const aliasProperties = z.strictObject({ AliasName: z.string().regex(/^alias\/[\w/-]+$/), TargetKeyId: z.string() });

export type KeySpec = z.output<typeof keyProperties>["KeySpec"];
export type KeyUsage = z.output<typeof keyProperties>["KeyUsage"];

/** An AWS::KMS::Key resource; `keyId` is its logical name, the same at every boot. */
export interface KeyResource {
  keyId: string;
  properties: unknown;
}

export interface Key {
  keyId: string;
  arn: string;
  KeySpec: KeySpec;
  KeyUsage: KeyUsage;
  description: string;
  /** ms since 1970 */
  created: number;
  aliases: string[];
  secret: { hmac: Buffer } | { signing: KeyObject; verifying: KeyObject } | Record<string, never>;
}

const USAGE: Record<KeySpec, KeyUsage> = {
  SYMMETRIC_DEFAULT: "ENCRYPT_DECRYPT",
  HMAC_256: "GENERATE_VERIFY_MAC",
  ECC_NIST_P256: "SIGN_VERIFY",
};

const makeMaterial = (spec: KeySpec): Buffer | null => {
  if (spec === "HMAC_256") return randomBytes(32);
  if (spec === "SYMMETRIC_DEFAULT") return null;
  return generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "der" });
};

const secretOf = (spec: KeySpec, material: Uint8Array | null): Key["secret"] => {
  if (!material) return {};
  if (spec === "HMAC_256") return { hmac: Buffer.from(material) };
  const signing = createPrivateKey({ key: Buffer.from(material), type: "pkcs8", format: "der" });
  return { signing, verifying: createPublicKey(signing) };
};

interface Row {
  spec: KeySpec;
  created: number;
  material: Uint8Array | null;
}

/**
 * The template's key with its stored material, which is made at the first boot and never again.
 *
 * @throws Fault `local-template` if the properties are wrong, or ask for another kind of key than the stored one.
 */
export const openKey = (database: DatabaseSync, { keyId, properties }: KeyResource, arn: string, now: number): Key => {
  const resource = `AWS::KMS::Key ${keyId}`;
  const { KeySpec, KeyUsage, Description } = readProperties(keyProperties, resource, properties);
  if (USAGE[KeySpec] !== KeyUsage) throw templateFault(resource, `KeyUsage of ${KeySpec} must be ${USAGE[KeySpec]}`);
  database
    .prepare("INSERT INTO key VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")

    .run(keyId, KeySpec, now, makeMaterial(KeySpec));
  const row = database.prepare("SELECT spec, created, material FROM key WHERE id = ?").get(keyId) as unknown as Row;
  if (row.spec !== KeySpec)
    throw templateFault(resource, `it is stored as ${row.spec}; a new kind of key needs a new logical name`);
  const secret = secretOf(KeySpec, row.material);
  return { keyId, arn, KeySpec, KeyUsage, description: Description, created: row.created, aliases: [], secret };
};

/** Adds each AWS::KMS::Alias to its key. */
export const addAliases = (keys: Key[], aliases: unknown[]): void => {
  for (const properties of aliases) {
    const { AliasName, TargetKeyId } = readProperties(aliasProperties, "AWS::KMS::Alias", properties);
    const key = keys.find(({ keyId, arn }) => keyId === TargetKeyId || arn === TargetKeyId);
    if (!key) throw templateFault(`AWS::KMS::Alias ${AliasName}`, `no key ${TargetKeyId}`);
    key.aliases.push(AliasName);
  }
};
