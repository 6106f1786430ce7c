import { corrections } from "../../../../infra/cldr/corrections.ts";
import { UI_LANGUAGES } from "../../../../shared/domain/languages.ts";
import { ALPHA_3 } from "../../../../shared/domain/registry/countries.ts";
import { ownNames } from "../../../../shared/messages/format/cldr/own-names.ts";
import { countries } from "../../../../shared/messages/format/countries.ts";
import { calendarDate } from "../../../../shared/messages/format/dates.ts";
import { ordinal } from "../../../../shared/messages/format/en.ts";
import { locales } from "../../../../shared/messages/format/locales.ts";
import { countryName, languageName, languageStem, list, ownLanguageName } from "../../../../shared/messages/format/names.ts";
import { byteSize, number, plural } from "../../../../shared/messages/format/numbers.ts";

const ALL = Object.values(locales).map((locale) => [locale.language, locale] as const);
/** English as the documents have it: day before month, no comma before "and". */
const cldr = (language: string) => (language === "en" ? "en-GB" : language);
const partOf = (parts: { type: string; value: string }[], type: string) => parts.find((part) => part.type === type)?.value;
const isCorrected = (of: string, language: string, code: string) =>
  corrections.some((each) => each.of === of && each.names[language]?.[code] !== undefined);

describe.each(ALL)("%s is CLDR's", (language, locale) => {
  test("months, as they stand in a date", () => {
    const format = new Intl.DateTimeFormat(cldr(language), { day: "numeric", month: "long", timeZone: "UTC" });
    const months = Array.from({ length: 12 }, (_, month) => partOf(format.formatToParts(Date.UTC(2023, month, 5)), "month"));
    expect(locale.months).toEqual(months);
    months.forEach((month, index) => {
      expect(calendarDate(`2023-${String(index + 1).padStart(2, "0")}-05`, locale)).toContain(month);
    });
  });

  test("plural category of 0 to 200, of millions and of fractions", () => {
    const rules = new Intl.PluralRules(language);
    const forms = { one: "one", few: "few", many: "many", other: "other" };
    for (const count of [...Array(201).keys(), 1011, 1_000_000, 1_000_001, 0.5, 1.5, 2.1, 21.3])
      expect([count, plural(count, forms, locale)]).toEqual([count, rules.select(count)]);
  });

  test("list of one to four, but that Kazakh too has a word before the last", () => {
    const format = new Intl.ListFormat(cldr(language));
    for (const names of [["A"], ["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D"]]) {
      const given = format.format(names);
      const last = names.at(-1);
      const expected = language === "kk" && names.length > 2 ? given.replace(`, ${last}`, ` және ${last}`) : given;
      expect(list(names, locale)).toBe(expected);
    }
    expect(list([], locale)).toBe("");
  });

  test("number: groups, decimal sign, sign", () => {
    const format = new Intl.NumberFormat(language);
    for (const value of [0, 1, -7, 999, 1000, -1234.5, 12345, 999_999, 1_234_567.891, 0.5, 0.25, 100, 1e15])
      expect(number(value, locale)).toBe(format.format(value));
    expect(() => number(Number.NaN, locale)).toThrow(RangeError);
    expect(() => number(Number.POSITIVE_INFINITY, locale)).toThrow(RangeError);
  });

  test("byte size, but that Kazakh units have no Latin letter", () => {
    const unit = (name: string, value: number, unitDisplay: "long" | "short") =>
      new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay, maximumFractionDigits: 1 }).format(value);
    const cyrillic = (text: string) => (language === "kk" ? text.replace("MБ", "МБ").replace("TБ", "ТБ") : text);
    const spaced = (text: string) => text.replace(" ", "\u00a0");
    for (const bytes of [0, 1, 2, 5, 21, 999]) expect(byteSize(bytes, locale)).toBe(spaced(unit("byte", bytes, "long")));
    const sizes = [
      [1000, "kilobyte", 1],
      [1540, "kilobyte", 1.5],
      [9949, "kilobyte", 9.9],
      [9950, "kilobyte", 10],
      [999_499, "kilobyte", 999],
      [999_500, "megabyte", 1],
      [104_857_600, "megabyte", 105],
      [2_300_000_000, "gigabyte", 2.3],
      [1.5e15, "terabyte", 1500],
    ] as const;
    for (const [bytes, name, value] of sizes) expect(byteSize(bytes, locale)).toBe(spaced(cyrillic(unit(name, value, "short"))));
  });

  test("language, in the letters of the language and without an adverb's ending", () => {
    const names = new Intl.DisplayNames([language], { type: "language" });
    expect(locale.languages.size).toBeGreaterThan(90);
    for (const tag of locale.languages.keys()) {
      if (isCorrected("languages", language, tag)) continue;
      const given = names.of(tag) ?? "";
      expect(languageName(tag, locale)).toBe(language === "uz" ? `${given.replace("‘", "ʻ").replace(/cha$/, "")} tili` : given);
    }
    expect([...locale.languages.keys()]).toEqual([...locales.en.languages.keys()]);
  });

  test("country: all 249, but for corrections, abbreviations and quotation marks", () => {
    const names = new Intl.DisplayNames([language], { type: "region" });
    const table = countries[language];
    expect([...table.keys()].sort()).toEqual(Object.keys(ALPHA_3).sort());
    const others = [...table].filter(([code, name]) => name !== names.of(code) && !isCorrected("countries", language, code));
    const abbreviated = { en: / & |^St\. /, ru: /о-ва?(?= |$)/, kk: /$^/, uz: /[‘’]/ }[language];
    expect(others.map(([code]) => names.of(code)).filter((name) => !abbreviated.test(name ?? ""))).toEqual([]);
    expect([...table.values()].filter((name) => abbreviated.test(name))).toEqual([]);
  });

  test("countries stand in the order of its alphabet, each once", () => {
    const names = [...countries[language].values()];
    expect(names).toEqual([...names].sort(new Intl.Collator(language).compare));
    expect(new Set(names).size).toBe(249);
  });

  test("letters only of its own alphabet and no quotation mark for a letter", () => {
    const words = [locale.months, [...locale.languages.values()], locale.units, Object.values(locale.bytes), locale.and].flat();
    const all = [...words, ...countries[language].values(), ...Object.values(locale.zones)].join(" ");
    if (language === "en" || language === "uz") expect(all).not.toMatch(/\p{Script=Cyrillic}/u);
    else expect(all).not.toMatch(/\p{Script=Latin}/u);
    if (language === "uz") expect(all).not.toMatch(/['‘’`]/);
    if (language === "ru") expect(all).not.toMatch(/[әғқңөұүһі]/i);
  });
});

test("English ordinals of 0 to 200", () => {
  const endings: { readonly [category: string]: string } = { one: "st", two: "nd", few: "rd", other: "th" };
  const rules = new Intl.PluralRules("en", { type: "ordinal" });
  for (const count of Array(201).keys()) expect(ordinal(count)).toBe(`${count}${endings[rules.select(count)]}`);
});

test("a language's name in itself is CLDR's with a capital, but for the two that name themselves otherwise in a list", () => {
  for (const [tag, name] of ownNames) {
    if (isCorrected("ownNames", tag, tag)) continue;
    expect(name.toLowerCase()).toBe(new Intl.DisplayNames([tag], { type: "language" }).of(tag)?.toLowerCase());
  }
  expect(UI_LANGUAGES.map((tag) => ownLanguageName(tag, locales.en))).toEqual(["English", "Русский", "Қазақша", "Oʻzbekcha"]);
});

test("a script does not change a language's name; what has no name stands for itself", () => {
  expect(languageName("kk-Cyrl", locales.kk)).toBe("қазақ тілі");
  expect(languageStem("uz-Latn", locales.uz)).toBe("oʻzbek");
  expect(ownLanguageName("sr-Latn-RS", locales.en)).toBe("Српски");
  expect(ownLanguageName("bi", locales.uz)).toBe("bislama tili");
  expect(languageName("x-none", locales.kk)).toBe("x-none");
  expect(countryName("ZZ", countries.kk)).toBe("ZZ");
});

test("each correction says something else than CLDR", () => {
  const type = { countries: "region", languages: "language", ownNames: "language", units: undefined } as const;
  for (const { of, names } of corrections) {
    const asked = type[of];
    if (!asked) continue;
    for (const [language, byCode] of Object.entries(names))
      for (const [code, name] of Object.entries(byCode))
        expect([code, name]).not.toEqual([code, new Intl.DisplayNames([language], { type: asked }).of(code)]);
  }
});
