import { toHex } from "../domain/hash.ts";
import { equalBytes } from "./bytes.ts";
import { isSignedBy, pathProblem } from "./chain.ts";
import { certificationProblem, fillingProblem } from "./changes.ts";
import { assembleCms, signedAttributes } from "./cms.ts";
import { type TakenApart, takeApart } from "./cms-read.ts";
import type { Inflate } from "./decode.ts";
import { dictOf, isRef, isString, type PdfObject } from "./objects.ts";
import { isRefusal, PadesFault, refusing } from "./problem.ts";
import { readPdf } from "./reader.ts";
import { kindOf, type RevisionMark, revisionsOf, type SignatureRecord } from "./revisions.ts";
import { digestOf } from "./sign.ts";
import { type ReadTail, readTail } from "./tail-read.ts";
import { fromPdfDate, fromTextString } from "./text.ts";

export interface OwnFile {
  /** N: the first N bytes are the upload. */
  readonly uploadLength: number;
  /** DER: the installation's root, the only one that counts. */
  readonly trustedRoot: Uint8Array;
}

/** What is wrong, in English, and with which revision (the upload is 0). */
export interface Problem {
  readonly code:
    | "damaged"
    | "changed-after-signing"
    | "digest-mismatch"
    | "signature-invalid"
    | "untrusted"
    | "certification-wrong";
  readonly detail: string;
  readonly revision: number;
}

export interface OwnSignature {
  readonly fieldName: string;
  readonly kind: SignatureRecord["kind"];
  readonly signedAt: Date;
  /** DER, with its serial number in lower-case hexadecimal. */
  readonly certificate: Uint8Array;
  readonly serial: string;
  readonly intact: boolean;
  readonly problem?: Problem;
}

export interface OwnFileReport {
  /** Every byte of the file is the upload's or accounted for by a sound signature of ours. */
  readonly intact: boolean;
  /** One a revision after the upload, in their order, as far as they could be read. */
  readonly signatures: readonly OwnSignature[];
  /** The first one of the file. */
  readonly problem?: Problem;
}

const problemOf = (code: Problem["code"], revision: number, detail: string): Problem => ({ code, detail, revision });

/**
 * Reads back a file of ours: upload, certification, then one signatory a revision. Each tail must be, byte for byte, what this
 * house writes for its objects; its digest, CMS and chain must hold; and it may change nothing but its own field.
 */
export const verifyOwnFile = async (file: Uint8Array, own: OwnFile, inflate: Inflate): Promise<OwnFileReport> => {
  const bounds = boundsOf(file, own.uploadLength, inflate);
  if ("code" in bounds) return { intact: false, signatures: [], problem: bounds };
  const signatures: OwnSignature[] = [];
  for (const [i, { from, to }] of bounds.entries()) {
    const tail = refusing(() => readTail(file, from, to, inflate));
    if (isRefusal(tail)) return { intact: false, signatures, problem: problemOf("changed-after-signing", i + 1, tail.detail) };
    const signature = await verifyTail(tail, i + 1, own);
    if ("code" in signature) return { intact: false, signatures, problem: signature };
    signatures.push(signature);
  }
  const problem = signatures.find((signature) => signature.problem)?.problem;
  return { intact: problem === undefined, signatures, ...(problem ? { problem } : {}) };
};

/** The tails, which must follow each other and the upload without a byte between or after them. */
const boundsOf = (file: Uint8Array, uploadLength: number, inflate: Inflate): { from: number; to: number }[] | Problem => {
  const revisions = refusing(() => revisionsOf(readPdf(file, inflate)).filter(({ startxref }) => startxref >= uploadLength));
  if (isRefusal(revisions)) return problemOf("damaged", 0, revisions.detail);
  const last = revisions.at(-1);
  if (last?.end !== file.length) return problemOf("changed-after-signing", revisions.length, "bytes follow the last revision");
  return revisions.map((revision: RevisionMark, i) => ({ from: revisions[i - 1]?.end ?? uploadLength, to: revision.end }));
};

const verifyTail = async (tail: ReadTail, revision: number, own: OwnFile): Promise<OwnSignature | Problem> => {
  const cms = takeApart(tail.contents);
  const at = tail.revision.signature.dict.get("M");
  const signedAt = isString(at) ? fromPdfDate(at) : undefined;
  if (!cms || !signedAt) return problemOf("signature-invalid", revision, "its signature cannot be read");
  const problem = await firstProblem(tail, cms, { revision, signedAt, own });
  return {
    fieldName: fieldNameOf(tail),
    kind: kindOf(tail.revision.signature.dict),
    signedAt,
    certificate: cms.certificate,
    serial: toHex(cms.serial),
    intact: problem === undefined,
    ...(problem ? { problem } : {}),
  };
};

interface Context {
  readonly revision: number;
  readonly signedAt: Date;
  readonly own: OwnFile;
}

const firstProblem = async (
  tail: ReadTail,
  cms: TakenApart,
  { revision, signedAt, own }: Context,
): Promise<Problem | undefined> => {
  const isFirst = revision === 1;
  if ((kindOf(tail.revision.signature.dict) === "certification") !== isFirst) {
    return problemOf("certification-wrong", revision, "the first revision alone certifies");
  }
  const change = isFirst ? certificationProblem(tail.base, tail.revision) : fillingProblem(tail.base, tail.revision);
  if (change) return problemOf(isFirst ? "certification-wrong" : "changed-after-signing", revision, change);
  const digest = digestOf(tail.base.bytes, tail.unsigned);
  if (!equalBytes(digest, cms.digest))
    return problemOf("digest-mismatch", revision, "its bytes are not the ones that were signed");
  const unsound = await orUnreadable(() => cmsProblem(tail, cms));
  if (unsound) return problemOf("signature-invalid", revision, unsound);
  const untrusted = await orUnreadable(() => pathProblem({ ...cms, trustedRoot: own.trustedRoot, at: signedAt }));
  return untrusted ? problemOf("untrusted", revision, untrusted) : undefined;
};

/** ASN.1 that breaks off is a finding about the file, not a Fault of ours. */
const orUnreadable = async (find: () => Promise<string | undefined>): Promise<string | undefined> => {
  try {
    return await find();
  } catch (error) {
    if (error instanceof PadesFault) return error.message;
    throw error;
  }
};

const cmsProblem = async ({ contents }: ReadTail, cms: TakenApart): Promise<string | undefined> => {
  if (cms.unsignedAttributes.length > 0) return "its CMS has attributes that nobody signed";
  if (contents.subarray(cms.length).some((byte) => byte !== 0)) return "something other than zeros follows its CMS";
  if (!equalBytes(assembleCms(cms), contents.subarray(0, cms.length))) return "its CMS is not as it was written";
  const signed = signedAttributes(cms.digest, cms.certificate);
  return (await isSignedBy(signed, cms.signature, cms.certificate)) ? undefined : "its signature value does not verify";
};

/** The field that this revision fills, or prepares together with its value. */
const fieldNameOf = ({ revision: { objects, signature } }: ReadTail): string => {
  const isFilled = (value: PdfObject | undefined): boolean => isRef(value) && value.ref === signature.number;
  const field = objects.map(({ value }) => dictOf(value)).find((entries) => entries?.has("FT") && isFilled(entries.get("V")));
  const title = field?.get("T");
  return isString(title) ? fromTextString(title) : "";
};
