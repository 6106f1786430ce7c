import { isArray, isDict, isStream, isString, type PdfObject } from "../../../shared/pades/objects.ts";
import { type Pdf, resolve } from "../../../shared/pades/reader.ts";
import { fromTextString } from "../../../shared/pades/text.ts";

/** What stands at the end of a path of keys and indexes, references followed; null where it ends early. */
export const entry = (pdf: Pdf, from: PdfObject | undefined, ...path: (string | number)[]): PdfObject =>
  path.reduce(
    (value: PdfObject, key) => {
      if (typeof key === "number") return resolve(pdf, isArray(value) ? value[key] : null);
      return resolve(pdf, isStream(value) ? value.dict.get(key) : isDict(value) ? value.get(key) : null);
    },
    resolve(pdf, from),
  );

export const text = (value: PdfObject): string => (isString(value) ? fromTextString(value) : "no string");
