import { UI_LANGUAGES } from "../../../../shared/domain/languages.ts";
import { LETTERS } from "../mail/letters.ts";

/** A runtime as browsers are: time zones by number it has, words of Kazakh and Uzbek it has not. */
const withoutWords = () => {
  const absent = (name: string) => () => {
    throw new Error(`${name} was asked`);
  };
  for (const name of ["DisplayNames", "ListFormat", "PluralRules", "NumberFormat", "Collator", "RelativeTimeFormat"] as const)
    jest.spyOn(Intl, name).mockImplementation(absent(name));
  const { DateTimeFormat } = Intl;
  jest.spyOn(Intl, "DateTimeFormat").mockImplementation((language, options) => {
    if (language !== "en") throw new Error(`DateTimeFormat was asked in ${language}`);
    if (options?.month === "long" || options?.month === "short") throw new Error("DateTimeFormat was asked for words");
    return new DateTimeFormat(language, options);
  });
  for (const type of [Number, Date, Array])
    jest.spyOn(type.prototype, "toLocaleString").mockImplementation(absent("toLocaleString"));
};

/** Loaded anew, as a table may be made when its file is read. */
const everything = async () => {
  jest.resetModules();
  const { locales } = await import("../../../../shared/messages/format/locales.ts");
  const { countries } = await import("../../../../shared/messages/format/countries.ts");
  const dates = await import("../../../../shared/messages/format/dates.ts");
  const names = await import("../../../../shared/messages/format/names.ts");
  const numbers = await import("../../../../shared/messages/format/numbers.ts");
  const times = await import("../../../../shared/messages/format/times.ts");
  const { composeLetter } = await import("../../../../shared/messages/mail/letter.ts");
  return UI_LANGUAGES.flatMap((language) => {
    const locale = locales[language];
    return [
      dates.dateRange("2023-05-05", "2023-06-07", locale),
      times.timeOfDay(times.localTime("2023-05-05T06:20:36Z", "Asia/Tashkent", locale), locale),
      times.moment(times.localTime("2023-05-05T06:20:36Z", "Europe/Moscow", locale)),
      numbers.byteSize(1_234_567, locale),
      numbers.counted(1234, { other: "x" }, locale),
      names.list(["A", "B", "C"], locale),
      names.languageName("tg", locale),
      names.ownLanguageName("kk", locale),
      names.countryName("KG", countries[language]),
      ...Object.values(LETTERS).map((letter) => composeLetter(letter(language)).text),
    ];
  });
};

afterEach(() => jest.restoreAllMocks());

test("where the runtime has no words, everything reads the same", async () => {
  const expected = await everything();
  withoutWords();
  expect(() => new Intl.DisplayNames(["kk"], { type: "region" })).toThrow("was asked");
  expect(() => new Intl.DateTimeFormat("kk")).toThrow("was asked");
  expect(await everything()).toEqual(expected);
});
