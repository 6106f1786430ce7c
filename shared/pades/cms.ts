import { sha256Bytes } from "../domain/hash.ts";
import { readCertificate, sha256Identifier, signatureAlgorithm } from "./algorithms.ts";
import { childrenOf, decode, encode, integer, type Node, octets, oid, sequence, setOf, sorted, tagged } from "./der.ts";

/** A key and the certificate that stands for it. Its algorithm follows from the certificate: see `signatureAlgorithm`. */
export interface Signer {
  /** DER. */
  readonly certificate: Uint8Array;
  /** DER, those of the issuers; the trust anchor may be among them. */
  readonly chain: readonly Uint8Array[];
  /** Signs the bytes themselves, hashing them with SHA-256: a DER ECDSA-Sig-Value, or the RSA PKCS #1 v1.5 value. */
  readonly sign: (toBeSigned: Uint8Array) => Promise<Uint8Array>;
}

export interface CmsInput {
  /** SHA-256 of the byte range. */
  readonly digest: Uint8Array;
  readonly signer: Signer;
  /** DER attributes, made once the signature value is there: the place of the signature timestamp. */
  readonly unsignedAttributes?: (signature: Uint8Array) => Promise<readonly Uint8Array[]>;
}

/** A detached CMS SignedData of CAdES baseline (RFC 5652; ETSI EN 319 122-1): DER, one SignerInfo, no signing-time. */
export const createCms = async ({ digest, signer, unsignedAttributes }: CmsInput): Promise<Uint8Array> => {
  const signature = await signer.sign(signedAttributes(digest, signer.certificate));
  return assembleCms({
    digest,
    certificate: signer.certificate,
    chain: signer.chain,
    signature,
    unsignedAttributes: (await unsignedAttributes?.(signature)) ?? [],
  });
};

const CONTENT_TYPE = "1.2.840.113549.1.9.3";
export const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
const DATA = "1.2.840.113549.1.7.1";
const SIGNED_DATA = "1.2.840.113549.1.7.2";

const attribute = (type: string, value: Node): Node => sequence(oid(type), setOf([value]));

const attributes = (digest: Uint8Array, certificate: Uint8Array): Node[] => [
  attribute(CONTENT_TYPE, oid(DATA)),
  attribute(MESSAGE_DIGEST, octets(digest)),
  // RFC 5035: the hash algorithm is the default one, SHA-256, and DER leaves a default out.
  attribute(SIGNING_CERTIFICATE_V2, sequence(sequence(sequence(octets(sha256Bytes(certificate)))))),
];

/** What is signed: the attributes as a SET OF (RFC 5652, 5.4). */
export const signedAttributes = (digest: Uint8Array, certificate: Uint8Array): Uint8Array =>
  encode(setOf(attributes(digest, certificate)));

export interface CmsParts {
  readonly digest: Uint8Array;
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly signature: Uint8Array;
  readonly unsignedAttributes: readonly Uint8Array[];
}

/** The one encoding of these parts: a CMS of ours that was taken apart and assembled again has the same bytes. */
export const assembleCms = (parts: CmsParts): Uint8Array => {
  const [, serial, , issuer] = childrenOf(childrenOf(decode(parts.certificate))[0]);
  const algorithm = signatureAlgorithm(readCertificate(parts.certificate).subjectPublicKeyInfo);
  if (!serial || !issuer) throw new TypeError("a certificate has a serial number and an issuer");
  const unsigned = parts.unsignedAttributes.map(decode);
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serial),
    sha256Identifier(),
    tagged(0, sorted(attributes(parts.digest, parts.certificate))),
    algorithm,
    octets(parts.signature),
    ...(unsigned.length > 0 ? [tagged(1, sorted(unsigned))] : []),
  );
  const certificates = [parts.certificate, ...parts.chain].map(decode);
  const signedData = sequence(
    integer(1),
    setOf([sha256Identifier()]),
    sequence(oid(DATA)),
    tagged(0, sorted(certificates)),
    setOf([signerInfo]),
  );
  return encode(sequence(oid(SIGNED_DATA), tagged(0, [signedData])));
};
