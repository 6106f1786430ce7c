import { latin1 } from "./bytes.ts";
import type { PdfString } from "./objects.ts";

/** A text string (ISO 32000-2, 7.9.2.2): printable ASCII as it is, everything else as UTF-16BE with its mark. */
export const textString = (text: string): PdfString =>
  /^[ -~]*$/.test(text) ? { string: latin1(text), hex: false } : { string: utf16(text), hex: true };

const utf16 = (text: string): Uint8Array =>
  Uint8Array.from(`\ufeff${text}`.split("").flatMap((unit) => [unit.charCodeAt(0) >> 8, unit.charCodeAt(0) & 255]));

/** The text of a text string: UTF-16BE, UTF-8, or else taken for Latin-1, which PDFDocEncoding is for letters. */
export const fromTextString = ({ string }: PdfString): string => {
  if (string[0] === 0xfe && string[1] === 0xff) return new TextDecoder("utf-16be").decode(string.subarray(2));
  if (string[0] === 0xef && string[1] === 0xbb && string[2] === 0xbf) return new TextDecoder().decode(string.subarray(3));
  return new TextDecoder("latin1").decode(string);
};

/** A date in UTC to the second (ISO 32000-2, 7.9.4). */
export const pdfDate = (at: Date): PdfString => {
  const digits = at.toISOString().replace(/[-:T]/g, "").slice(0, 14);
  return { string: latin1(`D:${digits}Z`), hex: false };
};

/** The moment of a date as `pdfDate` writes it, or undefined. */
export const fromPdfDate = (value: PdfString): Date | undefined => {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(fromTextString(value))?.slice(1);
  const [year, month, day, hour, minute, second] = parts ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at;
};
