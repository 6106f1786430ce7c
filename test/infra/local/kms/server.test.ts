import { createPublicKey, randomBytes, verify } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  DescribeKeyCommand,
  GenerateMacCommand,
  GetPublicKeyCommand,
  KMSClient,
  ListKeysCommand,
  SignCommand,
  VerifyCommand,
  VerifyMacCommand,
} from "@aws-sdk/client-kms";
import { startKms } from "../../../../infra/local/kms/server.ts";
import { account, clientFor, recorder, refusalOf, region, temporaryDirectory } from "../client.ts";

const directory = temporaryDirectory();
const { calls, onCall } = recorder();
const keys = [
  { keyId: "LinkKey", properties: { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC", KeyPolicy: { Statement: [] } } },
  { keyId: "LogKey", properties: { KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY", Description: "signs checkpoints" } },
  { keyId: "DataKey", properties: { EnableKeyRotation: true } },
];
const aliases = [{ AliasName: "alias/depositary-link", TargetKeyId: "LinkKey" }];
const boot = () => startKms({ directory, region, account, keys, aliases, onCall });
const arn = (name: string) => `arn:aws:kms:${region}:${account}:${name}`;

let server: Awaited<ReturnType<typeof boot>>;
let kms: KMSClient;
beforeAll(async () => {
  server = await boot();
  kms = new KMSClient(clientFor(server.url));
});
afterAll(() => server.close());
beforeEach(() => calls.splice(0));

const Message = Buffer.from("link/1 agreement slot 1");
const mac = (KeyId: string, message = Message) =>
  kms.send(new GenerateMacCommand({ KeyId, Message: message, MacAlgorithm: "HMAC_SHA_256" }));
const signWith = (KeyId: string, more: object = {}) =>
  kms.send(new SignCommand({ KeyId, Message, MessageType: "RAW", SigningAlgorithm: "ECDSA_SHA_256", ...more }));

test("a MAC verifies, under each name of the key, and only over its message", async () => {
  const made = await mac("LinkKey");
  expect(made).toMatchObject({ KeyId: server.keyArn("LinkKey"), MacAlgorithm: "HMAC_SHA_256" });
  expect(made.Mac).toHaveLength(32);
  for (const KeyId of [arn("key/LinkKey"), "alias/depositary-link", arn("alias/depositary-link")]) {
    const input = { KeyId, Message, MacAlgorithm: "HMAC_SHA_256" as const };
    expect(await kms.send(new VerifyMacCommand({ ...input, Mac: made.Mac }))).toMatchObject({ MacValid: true });
    const others = [{ Message: Buffer.from("other") }, { Mac: randomBytes(32) }, { Mac: randomBytes(31) }];
    for (const other of others)
      expect(await refusalOf(kms.send(new VerifyMacCommand({ ...input, Mac: made.Mac, ...other })))).toBe(
        "KMSInvalidMacException",
      );
  }
});

test("a signature is DER and verifies outside, with the public key that is served", async () => {
  const { Signature } = await signWith("LogKey");
  const { PublicKey, KeySpec, SigningAlgorithms } = await kms.send(new GetPublicKeyCommand({ KeyId: "LogKey" }));
  expect({ KeySpec, SigningAlgorithms }).toEqual({ KeySpec: "ECC_NIST_P256", SigningAlgorithms: ["ECDSA_SHA_256"] });
  const key = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: "der", type: "spki" });
  expect(key.asymmetricKeyDetails).toMatchObject({ namedCurve: "prime256v1" });
  expect(verify("sha256", Message, { key, dsaEncoding: "der" }, Signature ?? Buffer.alloc(0))).toBe(true);
  const check = { KeyId: "LogKey", Signature, SigningAlgorithm: "ECDSA_SHA_256" as const };
  expect(await kms.send(new VerifyCommand({ ...check, Message }))).toMatchObject({ SignatureValid: true });
  const forged = kms.send(new VerifyCommand({ ...check, Message: Buffer.from("other") }));
  expect(await refusalOf(forged)).toBe("KMSInvalidSignatureException");
});

test("messages of 1 to 4096 bytes", async () => {
  expect((await mac("LinkKey", randomBytes(4096))).Mac).toHaveLength(32);
  expect(await refusalOf(mac("LinkKey", randomBytes(4097)))).toBe("ValidationException");
  expect(await refusalOf(mac("LinkKey", Buffer.alloc(0)))).toBe("ValidationException");
  expect((await signWith("LogKey", { Message: randomBytes(4096) })).KeyId).toBe(server.keyArn("LogKey"));
  expect(await refusalOf(signWith("LogKey", { Message: randomBytes(4097) }))).toBe("ValidationException");
});

test.each([
  ["an unknown key", () => mac("Nowhere"), "NotFoundException"],
  ["another account's key", () => mac("arn:aws:kms:eu-central-1:111111111111:key/LinkKey"), "NotFoundException"],
  ["an unknown alias", () => mac("alias/nowhere"), "NotFoundException"],
  ["a MAC by a signing key", () => mac("LogKey"), "InvalidKeyUsageException"],
  ["a signature by a MAC key", () => signWith("LinkKey"), "InvalidKeyUsageException"],
  ["an algorithm of another curve", () => signWith("LogKey", { SigningAlgorithm: "ECDSA_SHA_384" }), "InvalidKeyUsageException"],
  ["a ready digest", () => signWith("LogKey", { MessageType: "DIGEST" }), "ValidationException"],
  ["grant tokens", () => signWith("LogKey", { GrantTokens: ["a"] }), "ValidationException"],
  ["a public key of an HMAC key", () => kms.send(new GetPublicKeyCommand({ KeyId: "LinkKey" })), "UnsupportedOperationException"],
  ["an operation that is not served", () => kms.send(new ListKeysCommand({})), "UnknownOperationException"],
])("refuses %s", async (_, call, name) => {
  expect(await refusalOf(call())).toBe(name);
});

test("describes a key", async () => {
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: "DataKey" }));
  expect(KeyMetadata).toMatchObject({ KeySpec: "SYMMETRIC_DEFAULT", KeyUsage: "ENCRYPT_DECRYPT", KeyState: "Enabled" });
  expect(KeyMetadata?.Arn).toBe(arn("key/DataKey"));
  expect(Math.abs(Date.now() - (KeyMetadata?.CreationDate?.getTime() ?? 0))).toBeLessThan(60_000);
});

test("reports the permission in IAM's words", async () => {
  await mac("alias/depositary-link");
  await signWith("LogKey");
  expect(calls).toEqual([
    {
      accessKeyId: "AKIATEST",
      action: "kms:GenerateMac",
      resource: arn("key/LinkKey"),
      context: {
        "kms:MacAlgorithm": "HMAC_SHA_256",
        "kms:RequestAlias": "alias/depositary-link",
        "kms:ResourceAliases": ["alias/depositary-link"],
      },
    },
    {
      accessKeyId: "AKIATEST",
      action: "kms:Sign",
      resource: arn("key/LogKey"),
      context: { "kms:MessageType": "RAW", "kms:SigningAlgorithm": "ECDSA_SHA_256" },
    },
  ]);
});

test("keys outlive a restart, in files of the owner alone", async () => {
  const before = await mac("LinkKey");
  await server.close();
  server = await boot();
  kms = new KMSClient(clientFor(server.url));
  expect((await mac("LinkKey")).Mac).toEqual(before.Mac);
  const modes = readdirSync(directory).map((name) => [name, statSync(join(directory, name)).mode & 0o777]);
  expect(Object.fromEntries(modes)).toMatchObject({ "kms.db": 0o600 });
  expect(modes.every(([, mode]) => mode === 0o600)).toBe(true);
});

test.each([
  [{ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" }, /KeySpec/],
  [{ KeySpec: "HMAC_256" }, /KeyUsage of HMAC_256 must be GENERATE_VERIFY_MAC/],
  [{ Enabled: false }, /Enabled/],
  [{ Kind: "x" }, /not supported by the local cloud: Kind/],
])("a boot with %j fails", async (properties, message) => {
  const options = { directory: temporaryDirectory(), region, account };
  await expect(startKms({ ...options, keys: [{ keyId: "K", properties }] })).rejects.toThrow(message);
});

test("a key does not silently become another kind of key, and an alias needs its key", async () => {
  const wrong = { keyId: "LogKey", properties: { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" } };
  await expect(startKms({ directory, region, account, keys: [wrong] })).rejects.toThrow(/stored as ECC_NIST_P256/);
  const alias = { AliasName: "alias/a", TargetKeyId: "Gone" };
  await expect(startKms({ directory, region, account, keys, aliases: [alias] })).rejects.toThrow(/no key Gone/);
});
