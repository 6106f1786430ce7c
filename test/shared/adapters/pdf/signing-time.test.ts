import { shortHex } from "../../../../shared/adapters/pdf/hex.ts";
import { signedSentence } from "../../../../shared/adapters/pdf/signing-time.ts";
import type { PageLanguage } from "../../../../shared/messages/signature-page.ts";

const at = new Date("2023-05-05T06:20:36Z");
const shown = (language: PageLanguage, date: Date, zone: string) =>
  signedSentence(language, date, zone).replaceAll("\u00a0", " ");

test.each<[PageLanguage, string]>([
  ["kk", "Қол қойылған уақыты: 2023 жылғы 5 мамыр, 11:20:36 (Ташкент уақытымен)"],
  ["uz", "Imzolangan vaqti: 2023-yil 5-may, 11:20:36 (Toshkent vaqti bilan)"],
  ["ru", "Подписано 5 мая 2023 года, 11:20:36 (по ташкентскому времени)"],
  ["en", "Signed 5 May 2023, 11:20:36 (Tashkent time)"],
])("%s: the time is told in the session's zone, in the language's words", (language, sentence) => {
  expect(shown(language, at, "Asia/Tashkent")).toBe(sentence);
});

test("the day is the zone's day, and midnight is 00", () => {
  expect(shown("en", new Date("2023-12-31T19:00:00Z"), "Asia/Tashkent")).toBe("Signed 1 January 2024, 00:00:00 (Tashkent time)");
});

test("a zone without a name of its own is told by its offset at that moment", () => {
  expect(shown("en", at, "Europe/Berlin")).toBe("Signed 5 May 2023, 08:20:36 (UTC+02:00)");
  expect(shown("en", new Date("2023-01-05T06:20:36Z"), "Europe/Berlin")).toContain("(UTC+01:00)");
  expect(shown("en", at, "UTC")).toContain("06:20:36 (UTC)");
});

test("a zone that does not exist throws", () => {
  expect(() => signedSentence("en", at, "Asia/Nowhere")).toThrow(RangeError);
});

test("hexadecimal is shown in groups of four, with what is left out marked", () => {
  expect(shortHex("4158D461", 2)).toBe("4158 d461");
  expect(shortHex("4158d4619a", 2)).toBe("4158 d461 …");
  expect(shortHex("ad370ed99b189921", 1, 2)).toBe("ad37 … 9b18 9921");
});
