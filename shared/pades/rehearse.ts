import { affixRevision } from "./affix.ts";
import { concat, latin1 } from "./bytes.ts";
import type { Inflate } from "./decode.ts";
import { rootFields } from "./fields.ts";
import { ambiguous } from "./problem.ts";
import { readPdf } from "./reader.ts";
import { prepareRevision } from "./signing-copy.ts";
import { readTail } from "./tail-read.ts";

/** The names of our own fields (usecases/reactions/signing-file.ts, prepare.ts): a form of the upload must leave them free. */
const OURS = /^(?:signature-[a-z]{2}\d{1,2}|certification|timestamp)$/;
const FIELD = "signature-xx1";

/** An empty page, as a PDF. */
const blank = (): Uint8Array => {
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
  ];
  let text = "%PDF-1.7\n";
  const rows = objects.map((object, index) => {
    const row = `${String(text.length).padStart(10, "0")} 00000 n \n`;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${rows.join("")}trailer\n<</Size 4/Root 1 0 R>>\n`;
  return latin1(`${text}${table}startxref\n${text.length}\n%%EOF\n`);
};

/**
 * Appends to the file what signing will append, without a signature, and reads it back: a file that can be read but not signed must be
 * refused while another can be uploaded, not once it is initialled and opened. Throws PdfProblem.
 */
export const rehearse = (upload: Uint8Array, inflate: Inflate): void => {
  const taken = rootFields(readPdf(upload, inflate)).find(({ name }) => OURS.test(name));
  if (taken) throw ambiguous(`its form has a field "${taken.name}", as the signature page has`);
  const statement = { signedAt: new Date(0), name: "" };
  const page = blank();
  const prepared = prepareRevision(
    {
      upload,
      uploadSha256: "00".repeat(32),
      page,
      fields: [{ name: FIELD, rect: [0, 0, 9, 9], tooltip: "", placeholder: page }],
      certification: { ...statement, fieldName: "certification" },
      timestampField: "timestamp",
    },
    inflate,
  );
  const base = concat([upload, prepared.bytes]);
  const affixed = affixRevision({ base, fieldName: FIELD, appearance: page, ...statement }, inflate);
  const file = concat([base, affixed.bytes]);
  readTail(file, upload.length, base.length, inflate);
  readTail(file, base.length, file.length, inflate);
};
