import type { UiLanguage } from "../../../../shared/domain/languages.ts";
import { locales } from "../../../../shared/messages/format/locales.ts";
import { localTime, moment, shortPeriod, timeOfDay } from "../../../../shared/messages/format/times.ts";

const parted = (text: string) => text.replaceAll("\u00a0", " ");
const { en } = locales;

test.each<[UiLanguage, string, string, string]>([
  ["en", "11:20, Tashkent time", "12:20, Astana time", "5 May 2023, 11:20 (Tashkent time)"],
  ["ru", "11:20 по ташкентскому времени", "12:20 по времени Астаны", "5 мая 2023 года, 11:20 (по ташкентскому времени)"],
  ["kk", "Ташкент уақытымен 11:20", "Астана уақытымен 12:20", "2023 жылғы 5 мамыр, 11:20 (Ташкент уақытымен)"],
  ["uz", "Toshkent vaqti bilan 11:20", "Ostona vaqti bilan 12:20", "2023-yil 5-may, 11:20 (Toshkent vaqti bilan)"],
])("%s: a time stands with its place", (language, tashkent, astana, whole) => {
  const at = (zone: string) => localTime("2023-05-05T06:20:36Z", zone, locales[language]);
  expect(parted(timeOfDay(at("Asia/Tashkent"), locales[language]))).toBe(tashkent);
  expect(parted(timeOfDay(at("Asia/Almaty"), locales[language]))).toBe(astana);
  expect(timeOfDay(at("Europe/Moscow"), locales[language])).toBe("09:20 (UTC+03:00)");
  expect(parted(moment(at("Asia/Tashkent")))).toBe(whole);
});

test("the day is the place's, the offset that of the moment", () => {
  const shown = (at: string, zone: string) => parted(moment(localTime(at, zone, en)));
  expect(shown("2023-12-31T19:00:00Z", "Asia/Tashkent")).toBe("1 January 2024, 00:00 (Tashkent time)");
  expect(shown("2024-01-01T04:59:59Z", "America/New_York")).toBe("31 December 2023, 23:59 (UTC-05:00)");
  expect(shown("2023-03-26T00:59:59Z", "Europe/Berlin")).toBe("26 March 2023, 01:59 (UTC+01:00)");
  expect(shown("2023-03-26T01:00:00Z", "Europe/Berlin")).toBe("26 March 2023, 03:00 (UTC+02:00)");
  expect(shown("2023-05-05T06:20:36+05:00", "UTC")).toBe("5 May 2023, 01:20 (UTC)");
});

test("Kazakhstan is one zone since 1 March 2024", () => {
  const time = (at: string) => localTime(at, "Asia/Almaty", en).seconds;
  expect(time("2024-02-29T17:59:59Z")).toBe("23:59:59");
  expect(time("2024-02-29T18:00:00Z")).toBe("23:00:00");
});

test("a period of one day says the day once, in subjects without the year", () => {
  const at = (time: string) => localTime(time, "Asia/Tashkent", en);
  const [from, until] = [at("2023-05-05T05:00:00Z"), at("2023-05-05T13:00:00Z")];
  expect(parted(en.period(from, until))).toBe("5 May 2023, 10:00 to 18:00 (Tashkent time)");
  expect(parted(shortPeriod(from, until))).toBe("5 May, 10:00–18:00 (Tashkent time)");
  const nextYear = at("2024-05-05T13:00:00Z");
  expect(parted(en.period(from, nextYear))).toBe("5 May 2023, 10:00, to 5 May 2024, 18:00 (Tashkent time)");
});

test.each([
  ["", "UTC"],
  ["2023-05-05", "Asia/Nowhere"],
])("what is no time or no zone throws: %j at %s", (at, zone) => {
  expect(() => localTime(at, zone, en)).toThrow(RangeError);
});
