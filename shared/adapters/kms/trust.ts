import { GetPublicKeyCommand, type KMSClient, SignCommand } from "@aws-sdk/client-kms";
import type { SSMClient } from "@aws-sdk/client-ssm";
import { Fault } from "../../domain/fault.ts";
import type { Files } from "../../usecases/ports.ts";
import type { KeyHolder, Trust, TrustNames } from "../../usecases/signing-ports.ts";
import { faulting } from "../faulting.ts";
import { ssmTrustNames } from "../ssm/trust-names.ts";

export interface TrustPlaces {
  readonly parameter: string;
  /** Those this function may sign with. */
  readonly keys: { readonly ca?: string; readonly certification?: string };
}

/** Signs with a P-256 key of KMS: ECDSA with SHA-256 over the bytes themselves (4,096 at most), DER. */
export const kmsSign = async (client: KMSClient, keyId: string, toBeSigned: Uint8Array): Promise<Uint8Array> => {
  const { Signature } = await client.send(
    new SignCommand({ KeyId: keyId, Message: toBeSigned, MessageType: "RAW", SigningAlgorithm: "ECDSA_SHA_256" }),
  );
  if (!Signature) throw new Fault("signature-missing", "the key service answered without a signature");
  return Signature;
};

/** A P-256 key of KMS: its public half as SubjectPublicKeyInfo, and its signing. */
export const kmsKey = async (client: KMSClient, keyId: string) => {
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
  if (!PublicKey) throw new Fault("public-key-missing", "the key service answered without a public key");
  return { publicKey: PublicKey, sign: (bytes: Uint8Array) => kmsSign(client, keyId, bytes) };
};

const signer = (client: KMSClient, keyId: string) =>
  faulting("key-service-failed", { sign: (bytes: Uint8Array) => kmsSign(client, keyId, bytes) }).sign;

interface Clients {
  readonly kms: KMSClient;
  readonly ssm: SSMClient;
  readonly files: Files;
}

/** The installation's certificates from `records/trust/`, their names from the parameter store; read once a process; what could not be read is asked for again. */
export const kmsTrust = ({ kms, ssm, files }: Clients, { parameter, keys }: TrustPlaces): Trust => {
  let names: TrustNames | undefined;
  const certificates = new Map<string, Uint8Array>();
  const holder = async (which: keyof TrustNames, key: string | undefined): Promise<KeyHolder> => {
    names ??= await namesOf(ssm, parameter);
    const name = names[which];
    const certificate = certificates.get(name) ?? (await files.get({ in: "trust", name }));
    certificates.set(name, certificate);
    return { certificate, sign: signer(kms, key ?? "") };
  };
  return faulting<Trust>("trust-failed", {
    root: () => holder("root", keys.ca),
    certification: () => holder("certification", keys.certification),
  });
};

const namesOf = async (ssm: SSMClient, parameter: string): Promise<TrustNames> => {
  const names = await ssmTrustNames(ssm, parameter).read();
  if (!names) throw new Fault("ca-missing", "run `depositary ca init` first: the installation has no certification certificate");
  return names;
};
