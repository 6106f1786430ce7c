import { type Dict, dict, name, type PdfObject } from "./objects.ts";
import { pdfDate, textString } from "./text.ts";

/** Who signed, as the signature dictionary says it to a reader. */
export interface Statement {
  /** `/M`, to the second. */
  readonly signedAt: Date;
  readonly name: string;
  readonly reason?: string;
  readonly location?: string;
}

/** A signature dictionary of PAdES (ETSI EN 319 142-1, 5.3; ISO 32000-2, 12.8.1), without `/ByteRange` and `/Contents`. */
export const signatureDict = (statement: Statement, transform: Dict): Dict => {
  const texts = { Name: statement.name, Reason: statement.reason, Location: statement.location };
  return new Map<string, PdfObject>([
    ["Type", name("Sig")],
    ["Filter", name("Adobe.PPKLite")],
    ["SubFilter", name("ETSI.CAdES.detached")],
    ["M", pdfDate(statement.signedAt)],
    ...Object.entries(texts).flatMap(([key, text]): [string, PdfObject][] =>
      text === undefined ? [] : [[key, textString(text)]],
    ),
    ["Reference", [transform]],
  ]);
};

/** A signature reference dictionary (12.8.1, table 256): what may change after this signature. */
export const transformOf = (method: "DocMDP" | "FieldMDP", parameters: Iterable<[string, PdfObject]>): Dict =>
  dict({
    Type: name("SigRef"),
    TransformMethod: name(method),
    TransformParams: new Map([["Type", name("TransformParams")], ["V", name("1.2")], ...parameters]),
  });
