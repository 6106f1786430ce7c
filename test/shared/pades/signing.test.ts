import { affixRevision } from "../../../shared/pades/affix.ts";
import { concat, equalBytes } from "../../../shared/pades/bytes.ts";
import { fillingProblem } from "../../../shared/pades/changes.ts";
import { isDict } from "../../../shared/pades/objects.ts";
import { readPdf } from "../../../shared/pades/reader.ts";
import { readRevisions, revisionsOf } from "../../../shared/pades/revisions.ts";
import { signTail } from "../../../shared/pades/sign.ts";
import { prepareRevision } from "../../../shared/pades/signing-copy.ts";
import { readTail } from "../../../shared/pades/tail-read.ts";
import { uploadNames, uploads } from "../../fixtures/pdf/uploads.ts";
import { certifier, root, signatory, signedAt } from "./authority.ts";
import { ceremony, people, type Sealed, signingCopy } from "./ceremony.ts";
import { inflate } from "./inflate.ts";
import { entry, text } from "./lookup.ts";
import { onePage } from "./pages.ts";

const sealed = new Map<string, Sealed>();
beforeAll(async () => {
  for (const name of uploadNames) sealed.set(name, await ceremony(uploads[name]));
});
const fileOf = (name: string): Sealed => {
  const file = sealed.get(name);
  if (!file) throw new Error(`no file ${name}`);
  return file;
};

const named = (name: string) => ({ name });

describe.each(uploadNames)("%s", (name) => {
  test("the first N bytes are the upload, and each tail begins with one line feed", () => {
    const { upload, tails, file } = fileOf(name);
    expect(equalBytes(file.subarray(0, upload.length), upload)).toBe(true);
    for (const tail of tails) expect([tail[0], String.fromCharCode(...tail.subarray(-6))]).toEqual([10, "%%EOF\n"]);
  });

  test("each tail keeps the form of cross-reference and builds upon the one before", () => {
    const { upload, file } = fileOf(name);
    const [before, after] = [readPdf(upload, inflate), readPdf(file, inflate)];
    const forms = after.sections.map(({ form }) => form);
    expect(forms).toEqual([
      ...Array.from({ length: 3 }, () => before.sections[0]?.form),
      ...before.sections.map(({ form }) => form),
    ]);
    expect(after.sections.map(({ trailer }) => trailer.get("XRefStm"))).toEqual(forms.map(() => undefined));
    expect(revisionsOf(after)).toHaveLength(4);
  });

  test("new numbers lie above every number before, and /Size above them all", () => {
    const { upload, tails } = fileOf(name);
    let base = upload;
    for (const tail of tails) {
      const [before, after] = [readPdf(base, inflate), readPdf(concat([base, tail]), inflate)];
      const fresh = [...(after.sections[0]?.entries.keys() ?? [])].filter((number) => number > before.highest);
      expect(fresh).toEqual(Array.from({ length: fresh.length }, (_, i) => before.highest + 1 + i));
      expect(after.trailer.get("Size")).toBe(after.highest + 1);
      base = concat([base, tail]);
    }
  });

  test("/ID[0] is kept, /ID[1] is not, and Info stays", () => {
    const { upload, file } = fileOf(name);
    const [before, after] = [readPdf(upload, inflate), readPdf(file, inflate)];
    expect(entry(after, after.trailer.get("ID"), 0)).toEqual(entry(before, before.trailer.get("ID"), 0));
    expect(entry(after, after.trailer.get("ID"), 1)).not.toEqual(entry(before, before.trailer.get("ID"), 1));
    expect(after.trailer.get("Info")).toEqual(before.trailer.get("Info"));
  });

  test("the page is the last one, with everything of its own", () => {
    const pdf = readPdf(fileOf(name).file, inflate);
    const pages = entry(pdf, pdf.catalog.get("Pages"));
    const page = entry(pdf, pages, "Kids", 2);
    expect(entry(pdf, pages, "Count")).toBe(3);
    expect(["MediaBox", "CropBox", "Rotate"].map((key) => entry(pdf, page, key))).toEqual([
      [0, 0, 595, 842],
      [0, 0, 595, 842],
      0,
    ]);
    expect(isDict(entry(pdf, page, "Resources", "Font"))).toBe(true);
    expect(entry(pdf, page, "Annots")).toHaveLength(4);
  });

  test("the catalog says what may still change, and that signatures exist", () => {
    const pdf = readPdf(fileOf(name).file, inflate);
    const certification = entry(pdf, pdf.root, "Perms", "DocMDP");
    expect(entry(pdf, certification, "Reference", 0, "TransformParams", "P")).toBe(2);
    expect(entry(pdf, pdf.root, "AcroForm", "SigFlags")).toBe(3);
    expect(entry(pdf, pdf.root, "Extensions", "ESIC", "BaseVersion")).toEqual(named("1.7"));
    expect(entry(pdf, certification, "XXUpload", "Length")).toBe(uploads[name].length);
  });

  test("each signature dictionary is that of PAdES, with its texts as they were given", () => {
    const pdf = readPdf(fileOf(name).file, inflate);
    for (const [i, person] of people.entries()) {
      const field = entry(pdf, pdf.root, "AcroForm", "Fields", i);
      const signature = entry(pdf, field, "V");
      expect(entry(pdf, signature, "SubFilter")).toEqual(named("ETSI.CAdES.detached"));
      expect(["Name", "Reason", "Location"].map((key) => text(entry(pdf, signature, key)))).toEqual([
        person,
        `Қол қойды (${i + 1}) /ByteRange`,
        "Toshkent",
      ]);
      expect(text(entry(pdf, signature, "M"))).toBe("D:20261120100000Z");
      expect(isDict(signature) && signature.has("Cert")).toBe(false);
      expect([entry(pdf, field, "Lock", "Action"), text(entry(pdf, field, "Lock", "Fields", 0))]).toEqual([
        named("Include"),
        `slot-${i + 1}`,
      ]);
    }
  });

  test("what the file says of its signatures", () => {
    const records = readRevisions(readPdf(fileOf(name).file, inflate));
    expect(records.map(({ fieldName, kind, signerCertificateSerial }) => [fieldName, kind, signerCertificateSerial])).toEqual([
      ["slot-1", "approval", "5c01"],
      ["slot-2", "approval", "5c02"],
      ["certification", "certification", "0a"],
    ]);
    for (const { signedAt: at, coversToEndOfRevision } of records) expect([at, coversToEndOfRevision]).toEqual([signedAt, true]);
  });

  test("a repeat writes the same bytes outside /Contents", async () => {
    const { upload, tails } = fileOf(name);
    const again = prepareRevision(await signingCopy(upload), inflate);
    const [from, to] = [again.gap.from - upload.length, again.gap.to - upload.length];
    expect(equalBytes(again.bytes.subarray(0, from), tails[0]?.subarray(0, from) ?? new Uint8Array())).toBe(true);
    expect(equalBytes(again.bytes.subarray(to), tails[0]?.subarray(to) ?? new Uint8Array())).toBe(true);
  });
});

describe("an affixed revision", () => {
  test("changes its field alone: value and appearance", () => {
    const { upload, tails, file } = fileOf("table");
    const from = upload.length + (tails[0]?.length ?? 0);
    const { base, revision } = readTail(file, from, from + (tails[1]?.length ?? 0), inflate);
    expect(fillingProblem(base, revision)).toBeUndefined();
    expect(revision.objects.filter(({ number }) => number <= base.highest)).toHaveLength(1);
  });

  test("is refused for a field that is unknown, or signed", async () => {
    const { file: base } = fileOf("table");
    const appearance = await onePage([10, 10], []);
    const affix = (fieldName: string) => () => affixRevision({ base, fieldName, appearance, signedAt, name: "x" }, inflate);
    expect(affix("slot-9")).toThrow(expect.objectContaining({ code: "no-such-field" }));
    expect(affix("slot-1")).toThrow(expect.objectContaining({ code: "field-already-signed" }));
  });

  test("a signer that fails leaves nothing behind: the same tail is signed the second time", async () => {
    const { upload } = fileOf("table");
    const tail = prepareRevision(await signingCopy(upload), inflate);
    const before = tail.bytes.slice();
    const signer = await certifier(await root());
    const failing = { ...signer, sign: () => Promise.reject(new Error("KMS is away")) };
    await expect(signTail(upload, tail, failing)).rejects.toThrow("KMS is away");
    expect(tail.bytes).toEqual(before);
    expect(equalBytes(await signTail(upload, tail, signer), before)).toBe(false);
  });

  test("a tail is not signed over another base", async () => {
    const tail = prepareRevision(await signingCopy(uploads.table), inflate);
    await expect(signTail(uploads.stream, tail, await certifier(await root()))).rejects.toMatchObject({ code: "wrong-base" });
  });
});

describe("room for the CMS", () => {
  const padded = async (kilobytes: number) => {
    const authority = await root();
    const signer = await signatory(authority, "x");
    const ballast = await signatory(authority, "y".repeat(64));
    return { ...signer, chain: [...signer.chain, ...Array.from({ length: kilobytes * 2 }, () => ballast.certificate)] };
  };

  test("is doubled once", async () => {
    const tail = prepareRevision(await signingCopy(uploads.table), inflate);
    const signed = await signTail(uploads.table, tail, await padded(18));
    expect(signed.length - tail.bytes.length).toBe(2 * 16_384);
    const [record] = readRevisions(readPdf(concat([uploads.table, signed]), inflate));
    expect(record).toMatchObject({ coversToEndOfRevision: true, signerCertificateSerial: "5c01" });
  });

  test("then it is a Fault", async () => {
    const tail = prepareRevision(await signingCopy(uploads.table), inflate);
    await expect(signTail(uploads.table, tail, await padded(36))).rejects.toMatchObject({
      code: "signature-too-large",
      retryable: false,
    });
  });
});
