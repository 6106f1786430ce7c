import type { PageLanguage } from "../../messages/signature-page.ts";

export interface SignaturePageInput {
  /** Language of this text, and so of the page. */
  readonly language: PageLanguage;
  readonly title: string;
  /** The city in the page's language. */
  readonly place?: string;
  /** In the order of the original. The page names parties only, never persons: those stand in the fields' appearances. */
  readonly slots: readonly { readonly fieldName: string; readonly onBehalfOf: string }[];
  /** `language` is a BCP 47 tag, `sha256` the uploaded file's in hexadecimal. */
  readonly texts: readonly {
    readonly language: string;
    readonly pages: number;
    readonly sha256: string;
    readonly thisText: boolean;
  }[];
  readonly manifestSha256: string;
  readonly reference: string;
  readonly verificationUrl: string;
  /** Pages of the upload that this page is appended to. */
  readonly pages: { readonly upload: number };
  /** Footnote of sample texts. */
  readonly sample?: string;
}
