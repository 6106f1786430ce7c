import type { UiLanguage } from "../../domain/languages.ts";
import type { Category, CldrTable } from "./table.ts";

/** A language as the product writes it: CLDR's words and the patterns of treaties, which CLDR does not have. */
export interface Locale extends CldrTable {
  readonly language: UiLanguage;
  /** The category of a number, which may be a fraction. */
  readonly plural: (count: number) => Category;
  /** Day or days of a month: "5 May", "5–7 May". */
  readonly day: (day: string, month: string) => string;
  /** The same with the year. */
  readonly inYear: (days: string, year: number) => string;
  /** A language where it stands alone. */
  readonly languageAlone: (name: string) => string;
  /** By IANA name. Other zones are told by their offset. */
  readonly zones: Readonly<Record<string, string>>;
  /** A time with a zone that has a name. */
  readonly zoned: (time: string, zone: string) => string;
  /** From one time to another, of one day or of two. */
  readonly period: (from: LocalTime, until: LocalTime) => string;
}

/** A moment at a place, in words. What must not part at a line's end is held together by hard spaces. */
export interface LocalTime {
  /** "5 May 2023". */
  readonly date: string;
  /** "5 May". */
  readonly day: string;
  /** "11:20". */
  readonly time: string;
  /** "11:20:36". */
  readonly seconds: string;
  /** "Tashkent time", else "UTC+03:00". */
  readonly zone: string;
}
