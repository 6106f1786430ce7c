import type { DatabaseSync } from "node:sqlite";
import { type Listening, type ServerOptions, serve } from "../aws-json.ts";
import { closeDurable, openDurable, transaction } from "../durable.ts";
import { addAliases, type Key, type KeyResource, openKey, SCHEMA } from "./keys.ts";
import { operationsOf } from "./operations.ts";

export interface KmsOptions extends ServerOptions {
  keys: KeyResource[];
  /** The properties of each AWS::KMS::Alias. */
  aliases?: unknown[];
}

const openKeys = (database: DatabaseSync, options: KmsOptions, keyArn: (keyId: string) => string): Key[] => {
  const now = (options.now ?? Date.now)();
  try {
    const keys = transaction(database, () => options.keys.map((key) => openKey(database, key, keyArn(key.keyId), now)));
    addAliases(keys, options.aliases ?? []);
    return keys;
  } catch (error) {
    closeDurable(database);
    throw error;
  }
};

/**
 * AWS KMS for one machine: MACs (HMAC_256), ECDSA signatures (ECC_NIST_P256, RAW messages) and descriptions. Key material
 * is made at the first boot and kept in `kms.db`; a key that left the template is kept but not served.
 *
 * @throws Fault `local-template` for properties that are wrong or not supported here.
 */
export const startKms = async (options: KmsOptions): Promise<Listening & { keyArn(keyId: string): string }> => {
  const keyArn = (keyId: string) => `arn:aws:kms:${options.region}:${options.account}:key/${keyId}`;
  const database = openDurable(options.directory, "kms.db", SCHEMA);
  const operations = operationsOf(openKeys(database, options, keyArn), options.account);
  const service = { name: "kms", target: "TrentService", version: "1.1", invalid: "ValidationException", operations } as const;
  return { ...(await serve(service, options, () => closeDurable(database))), keyArn };
};
