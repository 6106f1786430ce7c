import { sha256Hex, toHex } from "../domain/hash.ts";
import { createRootCertificate, issueCertificationCertificate, type Sign, type Subject } from "../pades/certificates.ts";
import type { Files, Random } from "./ports.ts";
import type { InitCaNames, TrustNames } from "./signing-ports.ts";

export interface InitCaPorts {
  readonly keys: { readonly [key in "ca" | "certification"]: { readonly publicKey: Uint8Array; readonly sign: Sign } };
  readonly files: Files;
  readonly names: InitCaNames;
  readonly random: Random;
  readonly now: () => Date;
}

const YEAR = 365 * 24 * 3600_000;
/** The root outlives every signatory's certificate (ten years) issued in its first ten. */
const ROOT_YEARS = 20;

/**
 * Makes the installation's self-signed root and its certification certificate on their keys, keeps both in `records/trust/` and their names in the
 * parameter store. Where they stand already it changes nothing and answers those.
 */
export const initCa = async ({ keys, files, names, random, now }: InitCaPorts, installation: string): Promise<TrustNames> => {
  const standing = await names.read();
  if (standing) return standing;
  const start = now();
  const validity = { notBefore: start, notAfter: new Date(start.getTime() + ROOT_YEARS * YEAR) };
  const serial = () => `4${toHex(random(16)).slice(1)}`;
  const { ca, certification } = keys;
  const subject = (commonName: string): Subject => ({ commonName, organization: installation });
  const root = await createRootCertificate({
    subject: subject("Depositary root"),
    publicKey: ca.publicKey,
    serial: serial(),
    ...validity,
    sign: ca.sign,
  });
  const platform = await issueCertificationCertificate({
    subject: subject("Depositary certification"),
    publicKey: certification.publicKey,
    serial: serial(),
    ...validity,
    issuer: { certificate: root, sign: ca.sign },
  });
  const made: TrustNames = { root: nameOf("root", root), certification: nameOf("certification", platform) };
  await files.put({ in: "trust", name: made.root }, root);
  await files.put({ in: "trust", name: made.certification }, platform);
  // Only what is named counts: certificates of a run that came second are orphans.
  return (await names.write(made)) ? made : ((await names.read()) ?? made);
};

const nameOf = (kind: string, certificate: Uint8Array): string => `${kind}-${sha256Hex(certificate).slice(0, 16)}.cer`;
