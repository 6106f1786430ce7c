import type { UiLanguage } from "../../../../shared/domain/languages.ts";
import { calendarDate, dateRange, dayAndMonth } from "../../../../shared/messages/format/dates.ts";
import { locales } from "../../../../shared/messages/format/locales.ts";

const parted = (text: string) => text.replaceAll("\u00a0", " ");
const { en } = locales;

test.each<[UiLanguage, string, string]>([
  ["en", "5 May 2023", "5 May"],
  ["ru", "5 мая 2023 года", "5 мая"],
  ["kk", "2023 жылғы 5 мамыр", "5 мамыр"],
  ["uz", "2023-yil 5-may", "5-may"],
])("%s: a date as treaties write it", (language, date, day) => {
  expect(parted(calendarDate("2023-05-05", locales[language]))).toBe(date);
  expect(parted(dayAndMonth("2023-05-05", locales[language]))).toBe(day);
  expect(calendarDate("2023-05-05", locales[language])).not.toContain(" ");
});

test.each<[UiLanguage, string, string, string]>([
  ["en", "5–7 May 2023", "29 May – 2 June 2023", "29 December 2023 – 7 January 2024"],
  ["ru", "5–7 мая 2023 года", "29 мая – 2 июня 2023 года", "29 декабря 2023 года – 7 января 2024 года"],
  ["kk", "2023 жылғы 5–7 мамыр", "2023 жылғы 29 мамыр – 2 маусым", "2023 жылғы 29 желтоқсан – 2024 жылғы 7 қаңтар"],
  ["uz", "2023-yil 5–7-may", "2023-yil 29-may – 2-iyun", "2023-yil 29-dekabr – 2024-yil 7-yanvar"],
])("%s: a range says month and year once where they are the same", (language, month, year, years) => {
  const range = (from: string, until: string) => parted(dateRange(from, until, locales[language]));
  expect(range("2023-05-05", "2023-05-07")).toBe(month);
  expect(range("2023-05-29", "2023-06-02")).toBe(year);
  expect(range("2023-12-29", "2024-01-07")).toBe(years);
  expect(range("2023-05-05", "2023-05-05")).toBe(parted(calendarDate("2023-05-05", locales[language])));
  expect(range("2023-05-05", "2024-05-05")).toContain("2024");
});

test("a line ends in a range only after its dash", () => {
  expect(dateRange("2023-05-29", "2023-06-02", en)).toBe("29\u00a0May\u00a0– 2\u00a0June\u00a02023");
});

test.each(["", "2023-5-5", "2023-02-30", "2023-13-01", "2023-05-05T00:00:00Z", "5 May 2023"])("%j is no date", (text) => {
  expect(() => calendarDate(text, en)).toThrow(RangeError);
  expect(() => dateRange("2023-05-05", text, en)).toThrow(RangeError);
});
