import { GenerateMacCommand, type KMSClient, KMSInvalidMacException, VerifyMacCommand } from "@aws-sdk/client-kms";
import { Fault } from "../../domain/fault.ts";
import type { MacKey, Macs } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";

export type MacKeys = { readonly [key in MacKey]?: string };

const ALGORITHM = "HMAC_SHA_256";

/** HMAC-SHA-256 by KMS keys, which nobody can read. `keys` holds those this function has rights on. */
export const kmsMacs = (client: KMSClient, keys: MacKeys): Macs => {
  const keyId = (key: MacKey): string => {
    const id = keys[key];
    if (!id) throw new Fault("key-unknown", `this function knows no key ${key}`, { retryable: false });
    return id;
  };
  return faulting<Macs>("key-service-failed", {
    generate: async (key, input) => {
      const { Mac } = await client.send(
        new GenerateMacCommand({ KeyId: keyId(key), MacAlgorithm: ALGORITHM, Message: Buffer.from(input) }),
      );
      if (!Mac) throw new Fault("mac-missing", "the key service answered without a MAC");
      return Mac;
    },
    verify: async (key, input, mac) => {
      try {
        const command = new VerifyMacCommand({
          KeyId: keyId(key),
          MacAlgorithm: ALGORITHM,
          Message: Buffer.from(input),
          Mac: mac,
        });
        const { MacValid } = await client.send(command);
        return MacValid === true;
      } catch (error) {
        if (error instanceof KMSInvalidMacException) return false;
        throw error;
      }
    },
  });
};
