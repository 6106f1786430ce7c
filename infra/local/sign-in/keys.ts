import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { writeWhole } from "../durable.ts";

export interface Keys {
  jwks: { keys: JWK[] };
  cookies: string[];
}

/** The keys of a directory: one RSA key as Cognito's are (RS256), one for cookies; made at the first boot, readable by their owner only. */
export const openKeys = async (directory: string): Promise<Keys> => {
  const file = join(directory, "sign-in-keys.json");
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    const jwk: JWK = { ...(await exportJWK(privateKey)), alg: "RS256", use: "sig", kid: randomBytes(16).toString("base64url") };
    const keys: Keys = { jwks: { keys: [jwk] }, cookies: [randomBytes(32).toString("base64url")] };
    mkdirSync(directory, { recursive: true });
    writeWhole(file, JSON.stringify(keys));
  }
  return JSON.parse(readFileSync(file, "utf8")) as Keys;
};
