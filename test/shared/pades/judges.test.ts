import { uploadNames, uploads } from "../../fixtures/pdf/uploads.ts";
import { cmsVerdicts, count } from "../../judges/signatures.ts";
import { judgedBy, run, withFiles } from "../../judges/tools.ts";
import { ceremony, people, type Sealed } from "./ceremony.ts";

const sealed: Record<string, Sealed> = {};
beforeAll(async () => {
  for (const name of uploadNames) sealed[name] = await ceremony(uploads[name]);
});
const fileOf = (name: string): Sealed => {
  const file = sealed[name];
  if (!file) throw new Error(`no file ${name}`);
  return file;
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
      const successful = "CMS Verification successful";
      expect(cmsVerdicts(file, root, 1795000000)).toEqual([successful, successful, successful]);
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
