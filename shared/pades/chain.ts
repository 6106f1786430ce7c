import * as asn1js from "asn1js";
import { AlgorithmIdentifier, type Certificate, CryptoEngine, type PublicKeyInfo } from "pkijs";
import { readCertificate, signatureAlgorithm } from "./algorithms.ts";
import { equalBytes } from "./bytes.ts";
import { childrenOf, decode, encode, type Node, sequence } from "./der.ts";
import { PadesFault } from "./problem.ts";

const engine = (): CryptoEngine => new CryptoEngine({ name: "webcrypto", crypto: globalThis.crypto });

/**
 * Whether the signature value over the bytes was made by the certificate's key, with SHA-256. An ECDSA value in another encoding than
 * DER is none (RFC 3279, 2.2.3): lenient readers take several, and one signature must not stand in a file in two ways.
 */
export const isSignedBy = async (bytes: Uint8Array, signature: Uint8Array, certificate: Uint8Array): Promise<boolean> => {
  const key = readCertificate(certificate).subjectPublicKeyInfo;
  const algorithm = AlgorithmIdentifier.fromBER(Uint8Array.from(encode(signatureAlgorithm(key))));
  if (algorithm.algorithmId === ECDSA_SHA256 && !isEcdsaValue(signature, key)) return false;
  const value = new asn1js.OctetString({ valueHex: Uint8Array.from(signature) });
  try {
    return await engine().verifyWithPublicKey(Uint8Array.from(bytes), value, key, algorithm, "SHA-256");
  } catch {
    return false; // A value that is not even ASN.1 is not a signature.
  }
};

const ECDSA_SHA256 = "1.2.840.10045.4.3.2";

/**
 * SEQUENCE { r INTEGER, s INTEGER }, and no other bytes for the same numbers: both positive, neither longer than the curve's field
 * (who verifies takes its last bytes alone, whatever stands before them).
 */
const isEcdsaValue = (signature: Uint8Array, key: PublicKeyInfo): boolean => {
  // An uncompressed point: 04, x, y (SEC 1, 2.3.3).
  const width = (key.subjectPublicKey.valueBlock.valueHexView.length - 1) / 2;
  const fits = ([first = 0x80, ...rest]: Uint8Array): boolean => first < 0x80 && rest.length + (first === 0 ? 0 : 1) <= width;
  try {
    const numbers = childrenOf(decode(signature)).map(numberOf);
    if (!numbers.every(fits)) return false;
    const again = numbers.map((valueHex) => new asn1js.Integer({ valueHex }));
    return numbers.length === 2 && equalBytes(encode(sequence(...again)), signature);
  } catch (error) {
    if (error instanceof PadesFault) return false;
    throw error;
  }
};

/** A positive number without the zeros that it does not need (X.690, 8.3.2). */
const numberOf = (node: Node): Uint8Array => {
  const bytes = node instanceof asn1js.Integer ? node.valueBlock.valueHexView : new Uint8Array();
  const needed = bytes.findIndex((byte, i) => byte !== 0 || (bytes[i + 1] ?? 0x80) >= 0x80);
  return bytes.slice(Math.max(needed, 0));
};

export interface Path {
  readonly certificate: Uint8Array;
  /** What came with it; each one must be of use. */
  readonly chain: readonly Uint8Array[];
  readonly trustedRoot: Uint8Array;
  readonly at: Date;
}

const MAX_PATH = 8;

/** Why the certificate does not lead to the trusted root at that moment (RFC 5280, 6.1, as far as our own CA goes), or undefined. */
export const pathProblem = async ({ certificate, chain, trustedRoot, at }: Path): Promise<string | undefined> => {
  const unused = new Set(chain.filter((item) => !equalBytes(item, trustedRoot)));
  const leaf = readCertificate(certificate);
  if (!hasKeyUsage(leaf, DIGITAL_SIGNATURE)) return "its certificate is not for signatures";
  for (let subject = certificate, depth = 0; depth < MAX_PATH; depth++) {
    const expired = validityProblem(readCertificate(subject), at);
    if (expired) return expired;
    if (equalBytes(subject, trustedRoot)) return unused.size > 0 ? "a certificate in it is of no use" : undefined;
    const issuer = await issuerOf(subject, [trustedRoot, ...unused]);
    if (!issuer) return "its certificate does not lead to the trusted root";
    unused.delete(issuer);
    subject = issuer;
  }
  return "its chain of certificates is too long";
};

/** Whether every one of the certificates (DER) was valid at that moment: before anything is signed that says so. */
export const allValidAt = (certificates: readonly Uint8Array[], at: Date): boolean =>
  certificates.every((certificate) => validityProblem(readCertificate(certificate), at) === undefined);

const validityProblem = ({ notBefore, notAfter }: Certificate, at: Date): string | undefined =>
  at < notBefore.value || at > notAfter.value ? "a certificate was not valid when it was signed" : undefined;

const issuerOf = async (subject: Uint8Array, candidates: readonly Uint8Array[]): Promise<Uint8Array | undefined> => {
  const { tbsView, issuer, signatureValue } = readCertificate(subject);
  for (const candidate of candidates) {
    const certificate = readCertificate(candidate);
    const isAuthority = certificate.subject.isEqual(issuer) && hasKeyUsage(certificate, KEY_CERT_SIGN) && isCa(certificate);
    if (isAuthority && (await isSignedBy(tbsView, signatureValue.valueBlock.valueHexView, candidate))) return candidate;
  }
  return undefined;
};

const DIGITAL_SIGNATURE = 0x80;
const KEY_CERT_SIGN = 0x04;

const extensionValue = (certificate: Certificate, oid: string): Uint8Array =>
  certificate.extensions?.find((item) => item.extnID === oid)?.extnValue.valueBlock.valueHexView ?? new Uint8Array();

/** The first byte of the BIT STRING, after tag, length and unused bits. */
const hasKeyUsage = (certificate: Certificate, bit: number): boolean =>
  ((extensionValue(certificate, "2.5.29.15")[3] ?? 0) & bit) !== 0;

/** SEQUENCE { BOOLEAN TRUE … */
const isCa = (certificate: Certificate): boolean => {
  const value = extensionValue(certificate, "2.5.29.19");
  return value[2] === 1 && value[4] === 0xff;
};
