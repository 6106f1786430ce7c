import { Certificate, PublicKeyInfo } from "pkijs";
import { type Node, none, oid, sequence } from "./der.ts";
import { PadesFault } from "./problem.ts";

const EC = "1.2.840.10045.2.1";
const RSA = "1.2.840.113549.1.1.1";
const curves = new Set(["1.2.840.10045.3.1.7", "1.3.132.0.34"]);
const MIN_RSA_BITS = 2048;

/** pkijs reads plain array buffers only, hence the copy, and throws errors of many kinds. */
const read = <T>(der: Uint8Array, from: (copy: Uint8Array<ArrayBuffer>) => T): T => {
  try {
    return from(Uint8Array.from(der));
  } catch {
    throw new PadesFault("not-der", "a certificate or key that cannot be read");
  }
};

export const readCertificate = (der: Uint8Array): Certificate => read(der, (copy) => Certificate.fromBER(copy));
export const readPublicKey = (spki: Uint8Array): PublicKeyInfo => read(spki, (copy) => PublicKeyInfo.fromBER(copy));

export const sha256Identifier = (): Node => sequence(oid("2.16.840.1.101.3.4.2.1"));

/**
 * The AlgorithmIdentifier of a signature made with this key over SHA-256 (RFC 5754): ECDSA on P-256 or P-384, or RSA with
 * PKCS #1 v1.5 from 2,048 bits on. Throws PadesFault `unsupported-key` for any other.
 */
export const signatureAlgorithm = (key: PublicKeyInfo): Node => {
  const { algorithmId } = key.algorithm;
  if (algorithmId === EC && curves.has(curveOf(key))) return sequence(oid("1.2.840.10045.4.3.2"));
  if (algorithmId === RSA && key.subjectPublicKey.valueBlock.valueHexView.length * 8 >= MIN_RSA_BITS) {
    return sequence(oid("1.2.840.113549.1.1.11"), none());
  }
  throw new PadesFault("unsupported-key", `a key of algorithm ${algorithmId} does not sign here`);
};

const curveOf = (key: PublicKeyInfo): string => {
  const parameters: unknown = key.algorithm.algorithmParams;
  return typeof parameters === "object" &&
    parameters !== null &&
    "getValue" in parameters &&
    typeof parameters.getValue === "function"
    ? String(parameters.getValue())
    : "";
};
