import { concat } from "../../../shared/pades/bytes.ts";
import { takeApart } from "../../../shared/pades/cms-read.ts";
import { readPdf } from "../../../shared/pades/reader.ts";
import { readRevisions, type SignatureRecord } from "../../../shared/pades/revisions.ts";
import { uploadNames, uploads } from "../../fixtures/pdf/uploads.ts";
import { ceremony, people, type Sealed } from "./ceremony.ts";
import { inflate } from "./inflate.ts";
import { judgedBy, pem, run, withFiles } from "./judges.ts";

const sealed: Record<string, Sealed> = {};
beforeAll(async () => {
  for (const name of uploadNames) sealed[name] = await ceremony(uploads[name]);
});
const fileOf = (name: string): Sealed => {
  const file = sealed[name];
  if (!file) throw new Error(`no file ${name}`);
  return file;
};
const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

/** The bytes that a signature covers, cut out as ISO 32000-2, 12.8.1 has it. */
const coveredBy = (file: Uint8Array, { byteRange }: SignatureRecord): Uint8Array => {
  const [from = 0, length = 0, second = 0, rest = 0] = byteRange;
  return concat([file.subarray(from, from + length), file.subarray(second, second + rest)]);
};

describe.each(uploadNames)("%s", (name) => {
  judgedBy("pdfsig", () => {
    test("pdfsig finds each signature valid, and the names as they are", () => {
      const { output } = withFiles({ "sealed.pdf": fileOf(name).file }, (path) => run("pdfsig", ["-nocert", path("sealed.pdf")]));
      expect(count(output, /Signature Validation: Signature is Valid\./g)).toBe(3);
      expect(count(output, /Signature Type: ETSI\.CAdES\.detached/g)).toBe(3);
      expect(count(output, /Signature Field Name: timestamp-1\n\s+The signature form field is not signed/g)).toBe(1);
      for (const person of people) expect(output).toContain(`Signer Certificate Common Name: ${person}\n`);
      expect(count(output, /Total document signed/g)).toBe(1);
    });

    test("pdfsig sees an edit of the signed bytes", () => {
      const file = fileOf(name).file.slice();
      file[Buffer.from(file).indexOf("endobj")] = 69;
      const { output } = withFiles({ "sealed.pdf": file }, (path) => run("pdfsig", ["-nocert", path("sealed.pdf")]));
      expect(output).not.toMatch(/Signature is Valid/);
    });
  });

  judgedBy("qpdf", () => {
    test("qpdf finds no fault", () => {
      const { output, status } = withFiles({ "sealed.pdf": fileOf(name).file }, (path) =>
        run("qpdf", ["--check", path("sealed.pdf")]),
      );
      expect(output).toMatch(/No syntax or stream encoding errors found/);
      expect([status, output.includes("WARNING")]).toEqual([0, false]);
    });
  });

  judgedBy("mutool", () => {
    test("mutool finds each signature valid", () => {
      const { output } = withFiles({ "sealed.pdf": fileOf(name).file }, (path) =>
        run("mutool", ["sign", "-v", path("sealed.pdf")]),
      );
      expect(count(output, /The signature is valid but there have been edits since signing/g)).toBe(2);
      expect(count(output, /The document is unchanged since signing/g)).toBe(1);
      expect(count(output, /Signature is not signed/g)).toBe(1);
    });
  });

  judgedBy("openssl", () => {
    test("openssl verifies each CMS over the bytes its signature covers", () => {
      const { file, root } = fileOf(name);
      const records = readRevisions(readPdf(file, inflate));
      expect(records).toHaveLength(3);
      for (const record of records) {
        const cms = record.contents.subarray(0, takeApart(record.contents)?.length ?? 0);
        withFiles({ cms, covered: coveredBy(file, record), "root.pem": pem("CERTIFICATE", root) }, (path) => {
          const { output } = run("openssl", [
            ...["cms", "-verify", "-binary", "-inform", "DER", "-in", path("cms"), "-content", path("covered")],
            ...["-CAfile", path("root.pem"), "-purpose", "any", "-attime", "1795000000", "-out", "/dev/null"],
          ]);
          expect(output).toMatch(/CMS Verification successful/);
        });
      }
    });
  });

  judgedBy("pdftotext", () => {
    test("the page shows who signed, and the upload's text is there as it was", () => {
      const shown = withFiles({ "sealed.pdf": fileOf(name).file, "upload.pdf": uploads[name] }, (path) =>
        ["sealed.pdf", "upload.pdf"].map((file) => run("pdftotext", [path(file), "-"]).output),
      );
      const [after = "", before = ""] = shown;
      expect(before).toContain("Қазақстан Республикасының Үкіметі");
      expect(after.startsWith(before)).toBe(true);
      for (const person of people) expect(after).toContain(person);
      expect(after).not.toContain("Место подписи");
    });
  });
});
