import * as asn1js from "asn1js";
import { Extension, Time } from "pkijs";
import { sha256Bytes } from "../domain/hash.ts";
import { readCertificate, readPublicKey, signatureAlgorithm } from "./algorithms.ts";
import { childrenOf, decode, encode, integer, type Node, octets, oid, sequence, setOf, tagged } from "./der.ts";
import { PadesFault } from "./problem.ts";

export interface Subject {
  readonly commonName: string;
  readonly organization: string;
  /** ISO 3166-1, two letters. */
  readonly country?: string;
}

/** Signs the bytes themselves, hashing them with SHA-256: DER ECDSA-Sig-Value or RSA PKCS #1 v1.5. */
export type Sign = (toBeSigned: Uint8Array) => Promise<Uint8Array>;

export interface CertificateRequest {
  /** Values longer than 64 characters are cut: more is not valid in a name (RFC 5280, appendix A.1). */
  readonly subject: Subject;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** Lower-case hexadecimal of a positive number of at most 20 bytes. */
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export interface Issuer {
  readonly certificate: Uint8Array;
  readonly sign: Sign;
}

/** A self-signed CA whose certificates are all leaves (RFC 5280). */
export const createRootCertificate = (request: CertificateRequest & { sign: Sign }): Promise<Uint8Array> => {
  const extensions = [basicConstraints(true), keyUsage(KEY_CERT_SIGN_AND_CRL_SIGN, 1), subjectKeyIdentifier(request.publicKey)];
  return issue(request, { name: nameOf(request.subject), publicKey: request.publicKey, sign: request.sign }, extensions);
};

/** The certificate of the platform's certification key. */
export const issueCertificationCertificate = (request: CertificateRequest & { issuer: Issuer }): Promise<Uint8Array> =>
  issueLeaf(request, []);

export interface SignatoryRequest extends CertificateRequest {
  readonly issuer: Issuer;
  /** Leads to the full office, party and agreement, for which a name has no room. */
  readonly subjectAltUri: string;
  /** SHA-256 of the act this certificate is issued for. */
  readonly actDigest: Uint8Array;
}

/** Under the UUID 9d3101e4-bade-4100-a99f-7d9e3ab58f0d (ITU-T X.667): the digest of the one act a certificate is for. */
const ACT_DIGEST_OID = "2.25.208943256288563555828403741078200880909";

/** A signatory's certificate for one act: neither extended key usage nor noRevAvail, so that readers and CRLs judge it as usual. */
export const issueSignatoryCertificate = (request: SignatoryRequest): Promise<Uint8Array> =>
  issueLeaf(request, [
    extension("2.5.29.17", false, sequence(uri(request.subjectAltUri))),
    extension(ACT_DIGEST_OID, false, octets(request.actDigest)),
  ]);

/** No certificate outlives its issuer's. */
const issueLeaf = (request: CertificateRequest & { issuer: Issuer }, more: Extension[]): Promise<Uint8Array> => {
  const authority = readCertificate(request.issuer.certificate);
  const notAfter = new Date(Math.min(request.notAfter.getTime(), authority.notAfter.value.getTime()));
  const publicKey = new Uint8Array(authority.subjectPublicKeyInfo.toSchema().toBER());
  const issuer = { name: subjectOf(request.issuer.certificate), publicKey, sign: request.issuer.sign };
  return issue({ ...request, notAfter }, issuer, [
    basicConstraints(false),
    keyUsage(DIGITAL_SIGNATURE_AND_NON_REPUDIATION, 6),
    subjectKeyIdentifier(request.publicKey),
    extension("2.5.29.35", false, sequence(keyIdentifierOf(request.issuer.certificate))),
    ...more,
  ]);
};

interface IssuerKey {
  readonly name: Node;
  readonly publicKey: Uint8Array;
  readonly sign: Sign;
}

/** TBSCertificate (RFC 5280, 4.1.2), signed from outside. */
const issue = async (request: CertificateRequest, issuer: IssuerKey, extensions: Extension[]): Promise<Uint8Array> => {
  const algorithm = signatureAlgorithm(readPublicKey(issuer.publicKey));
  const tbs = sequence(
    tagged(0, [integer(2)]),
    serialNumber(request.serial),
    algorithm,
    issuer.name,
    sequence(timeOf(request.notBefore), timeOf(request.notAfter)),
    nameOf(request.subject),
    decode(request.publicKey),
    tagged(3, [sequence(...extensions.map((item) => item.toSchema()))]),
  );
  const signature = await issuer.sign(encode(tbs));
  return encode(sequence(tbs, algorithm, new asn1js.BitString({ valueHex: signature })));
};

const serialNumber = (serial: string): Node => {
  const value = BigInt(`0x${serial}`);
  if (value <= 0n || value >= 1n << 159n)
    throw new PadesFault("bad-serial", "a serial number is positive and has at most 20 bytes");
  return asn1js.Integer.fromBigInt(value);
};

/** UTCTime through 2049, GeneralizedTime from 2050 on (RFC 5280, 4.1.2.5). */
const timeOf = (value: Date): Node => new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value }).toSchema();

const cut = (value: string): string => [...value].slice(0, 64).join("");

const nameOf = ({ country, organization, commonName }: Subject): Node => {
  const attributes: [string, Node][] = [
    ...(country ? [["2.5.4.6", new asn1js.PrintableString({ value: country })] satisfies [string, Node]] : []),
    ["2.5.4.10", new asn1js.Utf8String({ value: cut(organization) })],
    ["2.5.4.3", new asn1js.Utf8String({ value: cut(commonName) })],
  ];
  return sequence(...attributes.map(([type, value]) => setOf([sequence(oid(type), value)])));
};

const subjectOf = (certificate: Uint8Array): Node => {
  const subject = childrenOf(childrenOf(decode(certificate))[0])[5];
  if (!subject) throw new PadesFault("not-der", "a certificate has a subject");
  return subject;
};

const DIGITAL_SIGNATURE_AND_NON_REPUDIATION = 0xc0;
const KEY_CERT_SIGN_AND_CRL_SIGN = 0x06;

const extension = (extnID: string, critical: boolean, value: Node): Extension =>
  new Extension({ extnID, critical, extnValue: value.toBER() });

const basicConstraints = (ca: boolean): Extension =>
  extension("2.5.29.19", true, ca ? sequence(new asn1js.Boolean({ value: true }), integer(0)) : sequence());

const keyUsage = (bits: number, unusedBits: number): Extension =>
  extension("2.5.29.15", true, new asn1js.BitString({ valueHex: Uint8Array.of(bits), unusedBits }));

/** The leftmost 160 bits of the key's SHA-256 (RFC 7093, method 1). */
const keyIdentifier = (publicKey: Uint8Array): Uint8Array =>
  sha256Bytes(readPublicKey(publicKey).subjectPublicKey.valueBlock.valueHexView).subarray(0, 20);

const SUBJECT_KEY_IDENTIFIER = "2.5.29.14";

const subjectKeyIdentifier = (publicKey: Uint8Array): Extension =>
  extension(SUBJECT_KEY_IDENTIFIER, false, octets(keyIdentifier(publicKey)));

/** Implicit [0] of the authority key identifier, as the issuer's certificate states it. */
const keyIdentifierOf = (issuer: Uint8Array): Node => {
  const stated = readCertificate(issuer).extensions?.find((item) => item.extnID === SUBJECT_KEY_IDENTIFIER);
  if (!stated) throw new PadesFault("issuer-without-key-identifier", "the issuer's certificate has no subject key identifier");
  const valueHex = stated.extnValue.valueBlock.valueHexView.subarray(2);
  return new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex });
};

/** Implicit [6] of GeneralName. */
const uri = (value: string): Node =>
  new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber: 6 }, valueHex: new TextEncoder().encode(value) });
