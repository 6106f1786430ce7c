import type { PageLanguage } from "../../messages/signature-page.ts";
import type { Drawing } from "./handwriting.ts";

export interface AppearanceInput {
  language: PageLanguage;
  /** Name and office as they will stand. */
  name: string;
  office: string;
  signedAt: Date;
  /** IANA name of the zone the time is told in. */
  timeZone: string;
  /** Hexadecimal. */
  certificateSerial: string;
  /** Without one the line says in words that it was signed. */
  drawing?: Drawing;
  /** Points: the field's rectangle. */
  width: number;
  height: number;
}
