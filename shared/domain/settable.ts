import { type ByLanguage, inLanguage, type Language } from "./languages.ts";

/**
 * The characters that stand in every face of the signature page and the signatures: Latin and Cyrillic with their marks, digits and the
 * punctuation of both. A box in place of a letter must never be signed, so another script is refused before anything is made of it.
 */
const SETTABLE = new RegExp(
  `^[${[
    "\\u0020-\\u007e\\u00a0-\\u00ac\\u00ae-\\u012b\\u012e-\\u0131\\u0134-\\u0165\\u0168-\\u017f\\u0218-\\u021b",
    "\\u02bb-\\u02bc\\u02be-\\u02bf\\u0300-\\u0304\\u0306-\\u030c\\u0323-\\u0324\\u0326-\\u0328",
    "\\u0400-\\u045f\\u0462-\\u0463\\u0472-\\u0475\\u0490-\\u0493\\u0496-\\u049b\\u04a0-\\u04a3\\u04aa-\\u04ab\\u04ae-\\u04b3",
    "\\u04b6-\\u04b7\\u04ba-\\u04bb\\u04c0-\\u04c2\\u04cf-\\u04d1\\u04d4-\\u04d9\\u04e2-\\u04e3\\u04e6-\\u04e9\\u04ee-\\u04ef\\u04f2-\\u04f3",
    "\\u1e80-\\u1e85\\u1e9e\\u1ea0-\\u1ef9\\u2010\\u2012-\\u2015\\u2018-\\u201a\\u201c-\\u201e\\u2026\\u202f\\u2116\\u2212",
  ].join("")}]$`,
  "u",
);

/** The first character that cannot be set, as written or composed (NFC); undefined where all can. */
export const unsettable = (...texts: readonly string[]): string | undefined =>
  texts.flatMap((text) => [...text, ...text.normalize("NFC")]).find((character) => !SETTABLE.test(character));

/** The same for what stands in the files of these languages. */
export const unsettableIn = (languages: readonly Language[], ...texts: readonly ByLanguage[]): string | undefined =>
  unsettable(...languages.flatMap((language) => texts.map((each) => inLanguage(each, language))));
