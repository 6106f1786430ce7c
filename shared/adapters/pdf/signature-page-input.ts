import type { PageLanguage } from "../../messages/signature-page.ts";

export interface SignaturePageInput {
  /** Language of this text, and so of the page. */
  language: PageLanguage;
  title: string;
  /** A sentence ready-made in the page's language, without a date: "Совершено в городе Ташкенте." */
  place?: string;
  /** In the order of the original. The page names parties only, never persons: those stand in the fields' appearances. */
  slots: { fieldName: string; onBehalfOf: string }[];
  /** `language` is a BCP 47 tag, `sha256` the uploaded file's in hexadecimal. */
  texts: { language: string; pages: number; sha256: string; thisText: boolean }[];
  manifestSha256: string;
  reference: string;
  verificationUrl: string;
  /** Pages of the upload that this page is appended to. */
  pages: { upload: number };
  /** Footnote of sample texts. */
  sample?: string;
}
