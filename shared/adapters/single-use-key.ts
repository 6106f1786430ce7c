import { createSign, generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import type { NewSingleUseKey } from "../usecases/signing-ports.ts";

/** A fresh P-256 key in memory. Nothing keeps it: it is gone with its last use. */
export const newSingleUseKey: NewSingleUseKey = async () => {
  const { publicKey, privateKey } = await promisify(generateKeyPair)("ec", { namedCurve: "P-256" });
  return {
    publicKey: publicKey.export({ type: "spki", format: "der" }),
    sign: async (toBeSigned) => createSign("sha256").update(toBeSigned).sign(privateKey),
  };
};
