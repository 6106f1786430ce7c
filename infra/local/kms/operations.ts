import { createHmac, sign, timingSafeEqual, verify } from "node:crypto";
import { z } from "zod";
import { AwsError, type Caller, type Operation, operation } from "../aws-json.ts";
import type { Key, KeyUsage } from "./keys.ts";

const KeyId = z.string().min(1).max(2048);
const blob = (maximum: number) =>
  z
    .base64()
    .transform((text) => Buffer.from(text, "base64"))
    .refine((bytes) => bytes.length >= 1 && bytes.length <= maximum, `must have 1 to ${maximum} bytes`);
const Message = blob(4096);

const MacAlgorithm = z.string().max(64);
const SigningAlgorithm = z.string().max(64);
/** DIGEST is refused: node:crypto signs no ready digest with an EC key (a null algorithm hashes again). */
const MessageType = z.literal("RAW", "only MessageType RAW is supported by the local cloud").default("RAW");

type Keys = ReadonlyMap<string, { key: Key; alias?: string }>;

/** Each key under its id, its ARN, its alias names and their ARNs. */
const directoryOf = (keys: Key[]): Keys =>
  new Map(
    keys.flatMap((key) => {
      const aliases = key.aliases.flatMap((alias) =>
        [alias, key.arn.replace(/key\/.*$/, alias)].map((name) => ({ name, alias })),
      );
      const names = [key.keyId, key.arn].map((name) => [name, { key }] as const);
      return [...names, ...aliases.map(({ name, alias }) => [name, { key, alias }] as const)];
    }),
  );

/** Reports the permission with its condition keys, then checks that the key is meant for this use. */
const using = (keys: Keys, action: string, caller: Caller) => {
  return (wanted: string, context: Record<string, string>, usage?: KeyUsage): Key => {
    const found = keys.get(wanted);
    if (!found) throw new AwsError("NotFoundException", `Key or alias '${wanted}' does not exist`);
    const { key, alias } = found;
    caller.uses(`kms:${action}`, key.arn, {
      ...context,
      ...(alias ? { "kms:RequestAlias": alias } : {}),
      ...(key.aliases.length > 0 ? { "kms:ResourceAliases": key.aliases } : {}),
    });
    if (usage && key.KeyUsage !== usage)
      throw new AwsError("InvalidKeyUsageException", `${key.arn} key usage is ${key.KeyUsage} which is not valid for ${action}.`);
    return key;
  };
};

const assertAlgorithm = (key: Key, algorithm: string, supported: string): void => {
  if (algorithm !== supported)
    throw new AwsError("InvalidKeyUsageException", `Algorithm ${algorithm} is incompatible with key spec ${key.KeySpec}.`);
};

const macOf = (key: Key, message: Buffer): Buffer => {
  if (!("hmac" in key.secret)) throw new Error(`${key.keyId} has no HMAC key`);
  return createHmac("sha256", key.secret.hmac).update(message).digest();
};

const pairOf = (key: Key) => {
  if (!("signing" in key.secret)) throw new Error(`${key.keyId} has no key pair`);
  return key.secret;
};

const macInput = z.strictObject({ KeyId, Message, MacAlgorithm });
const macOperations = (keys: Keys): Record<string, Operation> => {
  const macKey = (action: string, input: z.output<typeof macInput>, caller: Caller): Key => {
    const context = { "kms:MacAlgorithm": input.MacAlgorithm };
    const key = using(keys, action, caller)(input.KeyId, context, "GENERATE_VERIFY_MAC");
    assertAlgorithm(key, input.MacAlgorithm, "HMAC_SHA_256");
    return key;
  };
  return {
    GenerateMac: operation(macInput, (input, caller) => {
      const key = macKey("GenerateMac", input, caller);
      return { KeyId: key.arn, Mac: macOf(key, input.Message).toString("base64"), MacAlgorithm: input.MacAlgorithm };
    }),
    VerifyMac: operation(macInput.extend({ Mac: blob(6144) }), (input, caller) => {
      const key = macKey("VerifyMac", input, caller);
      const mac = macOf(key, input.Message);
      if (input.Mac.length !== mac.length || !timingSafeEqual(input.Mac, mac))
        throw new AwsError("KMSInvalidMacException", "The MAC does not match.");
      return { KeyId: key.arn, MacValid: true, MacAlgorithm: input.MacAlgorithm };
    }),
  };
};

const signInput = z.strictObject({ KeyId, Message, MessageType, SigningAlgorithm });
const signOperations = (keys: Keys): Record<string, Operation> => {
  const signingKey = (action: string, input: z.output<typeof signInput>, caller: Caller): Key => {
    const context = { "kms:MessageType": input.MessageType, "kms:SigningAlgorithm": input.SigningAlgorithm };
    const key = using(keys, action, caller)(input.KeyId, context, "SIGN_VERIFY");
    assertAlgorithm(key, input.SigningAlgorithm, "ECDSA_SHA_256");
    return key;
  };
  return {
    Sign: operation(signInput, (input, caller) => {
      const key = signingKey("Sign", input, caller);
      const Signature = sign("sha256", input.Message, pairOf(key).signing).toString("base64");
      return { KeyId: key.arn, Signature, SigningAlgorithm: input.SigningAlgorithm };
    }),
    Verify: operation(signInput.extend({ Signature: blob(6144) }), (input, caller) => {
      const key = signingKey("Verify", input, caller);
      if (!verify("sha256", input.Message, pairOf(key).verifying, input.Signature))
        throw new AwsError("KMSInvalidSignatureException", "The signature does not match.");
      return { KeyId: key.arn, SignatureValid: true, SigningAlgorithm: input.SigningAlgorithm };
    }),
  };
};

const algorithmsOf = ({ KeyUsage }: Key): Record<string, string[]> => {
  if (KeyUsage === "SIGN_VERIFY") return { SigningAlgorithms: ["ECDSA_SHA_256"] };
  if (KeyUsage === "GENERATE_VERIFY_MAC") return { MacAlgorithms: ["HMAC_SHA_256"] };
  return { EncryptionAlgorithms: ["SYMMETRIC_DEFAULT"] };
};

const specOf = ({ KeySpec, KeyUsage }: Key) => ({ KeySpec, CustomerMasterKeySpec: KeySpec, KeyUsage });

const describe = (key: Key, account: string) => ({
  ...specOf(key),
  ...algorithmsOf(key),
  KeyId: key.keyId,
  Arn: key.arn,
  AWSAccountId: account,
  CreationDate: key.created / 1000,
  Description: key.description,
  Enabled: true,
  KeyState: "Enabled",
  KeyManager: "CUSTOMER",
  MultiRegion: false,
  Origin: "AWS_KMS",
});

const readInput = z.strictObject({ KeyId });

const readOperations = (keys: Keys, account: string): Record<string, Operation> => ({
  GetPublicKey: operation(readInput, (input, caller) => {
    const key = using(keys, "GetPublicKey", caller)(input.KeyId, {});
    if (key.KeyUsage !== "SIGN_VERIFY")
      throw new AwsError("UnsupportedOperationException", `${key.arn} has no public key: its key spec is ${key.KeySpec}.`);
    const PublicKey = pairOf(key).verifying.export({ type: "spki", format: "der" }).toString("base64");
    return { KeyId: key.arn, PublicKey, ...specOf(key), ...algorithmsOf(key) };
  }),
  DescribeKey: operation(readInput, (input, caller) => ({
    KeyMetadata: describe(using(keys, "DescribeKey", caller)(input.KeyId, {}), account),
  })),
});

/** The operations of the AWS KMS API reference that are served, with its limits and errors. */
export const operationsOf = (keys: Key[], account: string): Record<string, Operation> => {
  const directory = directoryOf(keys);
  return { ...macOperations(directory), ...signOperations(directory), ...readOperations(directory, account) };
};
