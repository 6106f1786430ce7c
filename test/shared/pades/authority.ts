import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import {
  type CertificateRequest,
  createRootCertificate,
  type Issuer,
  issueCertificationCertificate,
  issueSignatoryCertificate,
  type Sign,
} from "../../../shared/pades/certificates.ts";
import type { Signer } from "../../../shared/pades/cms.ts";

export interface Key {
  readonly publicKey: Uint8Array;
  readonly sign: Sign;
}

/** A key as KMS would hold it: all that is known of it is its SPKI and what it signs. */
export const keyOf = (privateKey: KeyObject): Key => ({
  publicKey: new Uint8Array(createPublicKey(privateKey).export({ type: "spki", format: "der" })),
  sign: async (bytes) => new Uint8Array(sign("sha256", bytes, privateKey)),
});
export const ecKey = (namedCurve = "P-256"): Key => keyOf(generateKeyPairSync("ec", { namedCurve }).privateKey);
export const rsaKey = (modulusLength = 3072): Key => keyOf(generateKeyPairSync("rsa", { modulusLength }).privateKey);
export const pemKey = (pem: string): Key => keyOf(createPrivateKey(pem));

const validity = { notBefore: new Date("2026-01-01T00:00:00Z"), notAfter: new Date("2036-01-01T00:00:00Z") };
export const signedAt = new Date("2026-11-20T10:00:00Z");
export const actDigest = new Uint8Array(32).fill(7);

const request = (commonName: string, key: Key, serial: string): CertificateRequest => ({
  subject: { commonName, organization: "Министерство юстиции", country: "KZ" },
  publicKey: key.publicKey,
  serial,
  ...validity,
});

export const root = async (key: Key = ecKey()): Promise<Issuer> => ({
  certificate: await createRootCertificate({ ...request("Depositary test root", key, "01"), sign: key.sign }),
  sign: key.sign,
});

const signer = (certificate: Uint8Array, issuer: Issuer, key: Key): Signer => ({
  certificate,
  chain: [issuer.certificate],
  sign: key.sign,
});

export const certifier = async (issuer: Issuer, key: Key = ecKey()): Promise<Signer> =>
  signer(await issueCertificationCertificate({ ...request("Depositary certification", key, "0a"), issuer }), issuer, key);

export const signatory = async (
  issuer: Issuer,
  commonName: string,
  options: { key?: Key; serial?: string } = {},
): Promise<Signer> => {
  const key = options.key ?? ecKey();
  const certificate = await issueSignatoryCertificate({
    ...request(commonName, key, options.serial ?? "5c01"),
    issuer,
    actDigest,
    subjectAltUri: "https://depositary.test/v/0123456789abcdef",
  });
  return signer(certificate, issuer, key);
};
