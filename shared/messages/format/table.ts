/** CLDR's plural categories of our languages; `other` is that of fractions in Russian. */
export type Category = "one" | "few" | "many" | "other";

/** The forms of a noun after a number. A category left out is as `other`. */
export interface Forms {
  readonly one?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** Names by code, in the order of a list. */
export type NameTable = ReadonlyMap<string, string>;

/** What CLDR knows of a language, as far as the product says it. */
export interface CldrTable {
  /** As they stand in a date. */
  readonly months: readonly string[];
  readonly decimal: string;
  readonly group: string;
  readonly and: string;
  readonly bytes: Forms;
  /** Thousand, million, billion and trillion bytes. */
  readonly units: readonly string[];
  /** By BCP 47 primary language: as they stand before the word for "language", where the language has it so. */
  readonly languages: NameTable;
}

/** Reads `en English;kk Kazakh;`. */
export const nameTable = (rows: string): NameTable =>
  new Map(
    rows
      .split(";")
      .map((row) => row.trim())
      .filter((row) => row !== "")
      .map((row): [string, string] => [row.slice(0, row.indexOf(" ")), row.slice(row.indexOf(" ") + 1)]),
  );
