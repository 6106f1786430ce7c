import { affixRevision } from "../../../shared/pades/affix.ts";
import { concat } from "../../../shared/pades/bytes.ts";
import { dict, name, type PdfObject, ref } from "../../../shared/pades/objects.ts";
import { readPdf } from "../../../shared/pades/reader.ts";
import { signTail } from "../../../shared/pades/sign.ts";
import { signatureDict, transformOf } from "../../../shared/pades/signature-dict.ts";
import { prepareRevision } from "../../../shared/pades/signing-copy.ts";
import { type Revision, writeTail } from "../../../shared/pades/tail.ts";
import { verifyOwnFile } from "../../../shared/pades/verify.ts";
import { uploads } from "../../fixtures/pdf/uploads.ts";
import { certifier, root, signatory, signedAt } from "./authority.ts";
import { signingCopy } from "./ceremony.ts";
import { inflate } from "./inflate.ts";
import { onePage } from "./pages.ts";

describe("a signed revision that does more than fill its field", () => {
  /** Written with our own writer and signed under our own root: only its content is wrong. */
  const signed = async (change: (base: Uint8Array) => Revision) => {
    const authority = await root();
    const first = await signTail(
      uploads.table,
      prepareRevision(await signingCopy(uploads.table), inflate),
      await certifier(authority),
    );
    const base = concat([uploads.table, first]);
    const tail = await signTail(base, writeTail(readPdf(base, inflate), change(base)), await signatory(authority, "x"));
    return verifyOwnFile(
      concat([base, tail]),
      { uploadLength: uploads.table.length, trustedRoot: authority.certificate },
      inflate,
    );
  };
  const statement = signatureDict({ signedAt, name: "x" }, transformOf("FieldMDP", []));
  const field = (base: Uint8Array) => {
    const pdf = readPdf(base, inflate);
    const number = [...pdf.entries.keys()].find((key) => {
      const value = pdf.object(key);
      return value instanceof Map && value.get("FT") !== undefined && !value.has("V");
    });
    if (number === undefined) throw new Error("no empty field");
    return { pdf, number, dict: pdf.object(number) as Map<string, PdfObject>, signature: ref(pdf.highest + 1) };
  };

  test.each<[string, (base: Uint8Array) => Revision, RegExp]>([
    [
      "moves the field",
      (base) => {
        const { number, dict: entries, signature } = field(base);
        const value = new Map(entries).set("V", signature).set("Rect", [0, 0, 500, 500]);
        return { objects: [{ number, generation: 0, value }], signature: { number: signature.ref, dict: statement } };
      },
      /more of "slot-1"/,
    ],
    [
      "changes a page besides",
      (base) => {
        const { pdf, number, dict: entries, signature } = field(base);
        const value = new Map(entries).set("V", signature);
        const page = dict({ Type: name("Page") });
        const objects = [value, page].map((item, i) => ({ number: i === 0 ? number : 4, generation: 0, value: item }));
        expect(pdf.object(4)).not.toBeNull();
        return { objects, signature: { number: signature.ref, dict: statement } };
      },
      /changes 2 objects/,
    ],
    [
      "fills no field",
      (base) => ({ objects: [], signature: { number: field(base).signature.ref, dict: statement } }),
      /changes 0 objects/,
    ],
    [
      "points the field at another signature",
      (base) => {
        const { number, dict: entries, signature } = field(base);
        const value = new Map(entries).set("V", ref(number));
        return { objects: [{ number, generation: 0, value }], signature: { number: signature.ref, dict: statement } };
      },
      /more of "slot-1"/,
    ],
  ])("%s", async (_, change, detail) => {
    expect((await signed(change)).problem).toMatchObject({
      code: "changed-after-signing",
      revision: 2,
      detail: expect.stringMatching(detail),
    });
  });

  test("an approval is no certification, and the other way round", async () => {
    const authority = await root();
    const appearance = await onePage([9, 9], []);
    const first = await signTail(
      uploads.table,
      prepareRevision(await signingCopy(uploads.table), inflate),
      await certifier(authority),
    );
    const base = concat([uploads.table, first]);
    const tail = affixRevision({ base, fieldName: "slot-1", appearance, signedAt, name: "x" }, inflate);
    const second = await signTail(base, tail, await signatory(authority, "x"));
    const file = concat([base, second]);
    const own = { uploadLength: base.length, trustedRoot: authority.certificate };
    expect((await verifyOwnFile(file, own, inflate)).problem).toMatchObject({ code: "certification-wrong", revision: 1 });
  });
});
