import { officer } from "../../infra/local/demo/stage.ts";
import { count } from "../judges/signatures.ts";
import { judgedBy, run, withFiles } from "../judges/tools.ts";
import { textOf } from "../shared/adapters/pdf/judges.ts";
import { type Agreement, seen } from "./support.ts";

const bytesOf = async (url: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(url)).arrayBuffer());

/** The agreement's one sealed file, as an officer reads it. */
export const sealedFile = async (agreement: Agreement): Promise<Uint8Array> => {
  const text = (await seen(agreement)).versions.findLast(({ kind }) => kind === "accepted")?.texts?.[0];
  const { body } = await agreement.stage.api<{ sealed: { url: string } }>(
    "GET",
    `/v1/agreements/${agreement.id}/texts/${text?.sha256}`,
    { authorization: await agreement.stage.signIn(officer("UZ", "treaty-desk")) },
  );
  return bytesOf(body.sealed.url);
};

/** What a signatory reads, joined as the signing room does: the upload, then its tails. */
export const signingCopy = async ({ stage }: Agreement, authorization: string): Promise<Uint8Array> => {
  const { body } = await stage.api<{ texts: { parts: { url: string }[] }[] }>("GET", "/v1/signing/texts", { authorization });
  const parts = await Promise.all((body.texts[0]?.parts ?? []).map(({ url }) => bytesOf(url)));
  return Buffer.concat(parts);
};

/** What a file of these scenarios is, and what its signature page says and leaves out. */
export interface Expected {
  readonly file: () => Uint8Array;
  readonly upload: Uint8Array;
  readonly says: readonly string[];
  readonly leavesOut: readonly string[];
}

/** A sealed file before programs of others: whatever happened before the signatures, it is as sound as any. */
export const describeActedFile = (name: string, { file, upload, says, leavesOut }: Expected): void =>
  describe(`the sealed file of an agreement that was ${name}`, () => {
    test("begins with its upload, byte for byte", () => {
      expect(Buffer.compare(file().subarray(0, upload.length), upload)).toBe(0);
    });

    judgedBy("pdfsig", () => {
      test("pdfsig finds the platform's and both signatories' signatures valid, in their fields", () => {
        const { output } = withFiles({ "sealed.pdf": file() }, (path) => run("pdfsig", ["-nocert", path("sealed.pdf")]));
        expect(count(output, /Signature Validation: Signature is Valid\./g)).toBe(3);
        expect(count(output, /Signature Field Name: (?:certification|signature-kz1|signature-uz1)\n/g)).toBe(3);
        expect(count(output, /Total document signed/g)).toBe(1);
      });
    });

    judgedBy("qpdf", () => {
      test("qpdf finds no fault", () => {
        const { output, status } = withFiles({ "sealed.pdf": file() }, (path) => run("qpdf", ["--check", path("sealed.pdf")]));
        expect([status, output.includes("WARNING")]).toEqual([0, false]);
      });
    });

    judgedBy("pdftotext", () => {
      test("pdftotext reads who signed, and where, and nothing of what was before", () => {
        const text = textOf(file());
        for (const part of says) expect(text).toContain(part);
        for (const part of leavesOut) expect(text).not.toContain(part);
      });
    });
  });
