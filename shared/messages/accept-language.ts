import { UI_LANGUAGES, type UiLanguage } from "../domain/languages.ts";

interface Range {
  /** Lower case; `*` for any. */
  readonly tag: string;
  readonly quality: number;
}

/** RFC 4647 section 2.1, then RFC 9110 section 12.4.2: a weight of at most three decimals. */
const RANGE = /^(\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/;
/** Anyone can send any length; a reader's own list is never this long. */
const MAX_LENGTH = 1000;

const rangesOf = (header: string): Range[] =>
  header
    .slice(0, MAX_LENGTH)
    .toLowerCase()
    .split(",")
    .flatMap((member) => {
      const [, tag, quality = "1"] = RANGE.exec(member.trim()) ?? [];
      return tag ? [{ tag, quality: Number(quality) }] : [];
    });

const primaryOf = (tag: string): string => tag.split("-")[0] ?? tag;

/**
 * The product's language that suits the reader best (RFC 9110 section 12.5.4, RFC 4647 lookup: `kk-Cyrl` finds `kk`): the highest weight,
 * among equals the one named first; `*` is any language not named. Malformed members count for nothing. English where nothing suits.
 */
export const negotiated = (acceptLanguage: string | undefined): UiLanguage => {
  const ranges = rangesOf(acceptLanguage ?? "");
  // `kk-Latn;q=0` refuses that script, not the language.
  const named = ranges.filter(({ tag, quality }) => quality > 0 || !tag.includes("-"));
  const isNamed = (language: string) => named.some(({ tag }) => primaryOf(tag) === language);
  const offers = named.flatMap(({ tag, quality }) => {
    const language = UI_LANGUAGES.find((known) => (tag === "*" ? !isNamed(known) : known === primaryOf(tag)));
    return language && quality > 0 ? [{ language, quality }] : [];
  });
  return offers.sort((a, b) => b.quality - a.quality)[0]?.language ?? "en";
};
