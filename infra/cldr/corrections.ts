/** Where CLDR does not say what a treaty says. Everything else in the tables is CLDR's own word. */
export interface Correction {
  readonly reason: string;
  readonly of: "countries" | "languages" | "ownNames" | "units";
  /** By language, then by code: ISO 3166-1, BCP 47 or CLDR's unit. For `ownNames` language and code are the same. */
  readonly names: { readonly [language: string]: { readonly [code: string]: string } };
}

export const corrections: readonly Correction[] = [
  {
    reason: "the State calls itself so in its Russian documents",
    of: "countries",
    names: { ru: { KG: "Кыргызстан" } },
  },
  {
    reason: "CLDR shortens to letters, or drops a part of the name",
    of: "countries",
    names: {
      en: { US: "United States of America" },
      ru: { AE: "Объединённые Арабские Эмираты", US: "Соединённые Штаты Америки", SH: "Остров Святой Елены" },
      kk: { ZA: "Оңтүстік Африка Республикасы" },
    },
  },
  {
    reason: "CLDR tells two States apart by a capital or a point of the compass, which neither does",
    of: "countries",
    names: {
      en: {
        CD: "Democratic Republic of the Congo",
        CG: "Congo",
        KP: "Democratic People’s Republic of Korea",
        KR: "Republic of Korea",
      },
      ru: {
        CD: "Демократическая Республика Конго",
        CG: "Республика Конго",
        KP: "Корейская Народно-Демократическая Республика",
      },
      kk: {
        CD: "Конго Демократиялық Республикасы",
        CG: "Конго Республикасы",
        KP: "Корея Халық Демократиялық Республикасы",
        KR: "Корея Республикасы",
      },
      uz: {
        CD: "Kongo Demokratik Respublikasi",
        CG: "Kongo Respublikasi",
        KP: "Koreya Xalq Demokratik Respublikasi",
        KR: "Koreya Respublikasi",
      },
    },
  },
  {
    reason: "ISO 3166-1 and the United Nations name the party to treaties, CLDR a territory",
    of: "countries",
    names: {
      en: { PS: "State of Palestine", VA: "Holy See" },
      ru: { PS: "Государство Палестина", VA: "Святой Престол" },
      kk: { PS: "Палестина Мемлекеті", VA: "Қасиетті Тақ" },
      uz: { PS: "Falastin Davlati", VA: "Muqaddas Taxt" },
    },
  },
  {
    reason: "CLDR keeps a name that the State has given up, or adds it in brackets",
    of: "countries",
    names: {
      en: { CV: "Cabo Verde", MM: "Myanmar" },
      ru: { MM: "Мьянма", TL: "Тимор-Лесте" },
      kk: { MM: "Мьянма" },
      uz: { MM: "Myanma", SZ: "Esvatini" },
    },
  },
  {
    reason: "treaties with Kyrgyzstan call its language so in Russian",
    of: "languages",
    names: { ru: { ky: "кыргызский" } },
  },
  { reason: "a slip of the pen in CLDR", of: "languages", names: { uz: { tpi: "tok-pisin" } } },
  {
    reason: "a tab and a switch name the language as its speakers do when they choose it",
    of: "ownNames",
    names: { kk: { kk: "Қазақша" }, uz: { uz: "Oʻzbekcha" } },
  },
  { reason: "CLDR mixes a Latin letter into a Cyrillic unit", of: "units", names: { kk: { megabyte: "МБ", terabyte: "ТБ" } } },
];

/** The corrected word, where there is one. */
export const corrected = (of: Correction["of"], language: string, code: string): string | undefined =>
  corrections.find((each) => each.of === of && each.names[language]?.[code] !== undefined)?.names[language]?.[code];

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Letters and abbreviations, the same in every name: each language's own apostrophes, no "&", no "St.", no "о-в". */
const SPELLING: { readonly [language: string]: (name: string) => string } = {
  en: (name) => name.replaceAll(" & ", " and ").replace(/^St\. /, "Saint "),
  ru: (name) => capital(name.replace(/(?<!\p{L})о-ва(?!\p{L})/u, "острова").replace(/(?<!\p{L})о-в(?!\p{L})/u, "остров")),
};

/** A country as CLDR has it, spelled out. */
export const spelled = (language: string, name: string): string => uzbek(language, SPELLING[language]?.(name) ?? name);

/** Uzbek oʻ and gʻ with U+02BB, the tutuq belgisi with U+02BC: never with quotation marks. */
export const uzbek = (language: string, name: string): string =>
  language === "uz" ? name.replaceAll("‘", "ʻ").replaceAll("’", "ʼ") : name;

/** How CLDR writes a language where it stands alone, but not in front of "language": the word for it, an adverb's ending. */
const STEM: { readonly [language: string]: RegExp } = { kk: / тілі$/u, uz: /cha$/u };

/** A language as CLDR has it, as it stands before the word for "language" in Kazakh and Uzbek; in English and Russian as it is. */
export const stemOf = (language: string, name: string): string => uzbek(language, name).replace(STEM[language] ?? "", "");
