import { inflate } from "../shared/adapters/inflate.ts";
import { newSingleUseKey } from "../shared/adapters/single-use-key.ts";
import { sha256Hex } from "../shared/domain/hash.ts";
import { affixRevision } from "../shared/pades/affix.ts";
import { concat } from "../shared/pades/bytes.ts";
import {
  createRootCertificate,
  type Issuer,
  issueCertificationCertificate,
  issueSignatoryCertificate,
} from "../shared/pades/certificates.ts";
import type { Signer } from "../shared/pades/cms.ts";
import { signTail } from "../shared/pades/sign.ts";
import { prepareRevision } from "../shared/pades/signing-copy.ts";
import { verifyOwnFile } from "../shared/pades/verify.ts";

const signedAt = new Date();
const DAY = 24 * 3600_000;
const SLOTS = [
  { name: "signature-kz1", rect: [60, 560, 320, 650] },
  { name: "signature-uz1", rect: [60, 430, 320, 520] },
] as const;

const request = (commonName: string, serial: string, publicKey: Uint8Array) => ({
  subject: { commonName, organization: "Benchmark", country: "KZ" },
  publicKey,
  serial,
  notBefore: new Date(signedAt.getTime() - DAY),
  notAfter: new Date(signedAt.getTime() + DAY),
});

const authority = async (): Promise<Issuer> => {
  const { publicKey, sign } = await newSingleUseKey();
  return { certificate: await createRootCertificate({ ...request("Root", "01", publicKey), sign }), sign };
};

const certifier = async (issuer: Issuer): Promise<Signer> => {
  const { publicKey, sign } = await newSingleUseKey();
  const certificate = await issueCertificationCertificate({ ...request("Certification", "0a", publicKey), issuer });
  return { certificate, chain: [issuer.certificate], sign };
};

const signatory = async (issuer: Issuer, serial: string): Promise<Signer> => {
  const { publicKey, sign } = await newSingleUseKey();
  const act = { actDigest: new Uint8Array(32), subjectAltUri: "https://depositary.test/v/0123456789abcdef" };
  const certificate = await issueSignatoryCertificate({ ...request("Signatory", serial, publicKey), issuer, ...act });
  return { certificate, chain: [issuer.certificate], sign };
};

/** Prepare, affix for each of two signatories, and the seal's own reading of the whole file; throws where that is not content. */
export const ceremonyOver = async (upload: Uint8Array, { page, field }: { page: Uint8Array; field: Uint8Array }) => {
  const issuer = await authority();
  const platform = await certifier(issuer);
  return async (): Promise<void> => {
    const copy = {
      upload,
      uploadSha256: sha256Hex(upload),
      page,
      fields: SLOTS.map((slot) => ({ ...slot, tooltip: slot.name, placeholder: field })),
      certification: { fieldName: "certification", signedAt, name: "Benchmark" },
      timestampField: "timestamp",
    };
    const tails = [await signTail(upload, prepareRevision(copy, inflate), platform)];
    for (const [index, { name }] of SLOTS.entries()) {
      const base = concat([upload, ...tails]);
      const tail = affixRevision({ base, fieldName: name, appearance: field, signedAt, name: "Signatory" }, inflate);
      tails.push(await signTail(base, tail, await signatory(issuer, `5c0${index + 1}`)));
    }
    const own = { uploadLength: upload.length, trustedRoot: issuer.certificate };
    const { intact, problem } = await verifyOwnFile(concat([upload, ...tails]), own, inflate);
    if (!intact) throw new Error(`the sealed file is not sound: ${problem?.detail}`);
  };
};
