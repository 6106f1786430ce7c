import { negotiated } from "../../../shared/messages/accept-language.ts";

describe("Accept-Language (RFC 9110 section 12.5.4)", () => {
  test.each([
    ["ru", "ru"],
    ["kk-Cyrl", "kk"],
    ["kk-Cyrl-KZ, en;q=0.5", "kk"],
    ["UZ-Latn", "uz"],
    ["en-GB,en;q=0.9", "en"],
    ["da, en-gb;q=0.8, ru;q=0.7", "en"],
    ["fr, de;q=0.9, kk;q=0.1", "kk"],
    ["en;q=0.5, ru;q=0.8", "ru"],
    ["kk;q=0.9, uz;q=0.9", "kk"],
    ["uz , kk", "uz"],
    ["ru;q=0.001", "ru"],
    ["ru ; q=1.000, kk", "ru"],
    ["en;q=0.5, en-US;q=0.9, ru;q=0.7", "en"],
  ])("%s gives %s", (header, language) => {
    expect(negotiated(header)).toBe(language);
  });

  test.each([
    ["*", "en"],
    ["kk, *;q=0.5", "kk"],
    ["*, kk;q=0.5", "en"],
    ["en;q=0, *", "ru"],
    ["en;q=0.2, *;q=0.5", "ru"],
    ["en;q=0, ru;q=0, *;q=0.1", "kk"],
  ])("* is any language not named: %s gives %s", (header, language) => {
    expect(negotiated(header)).toBe(language);
  });

  test.each([
    ["ru;q=0, kk;q=0.1", "kk"],
    ["kk-Latn;q=0, kk;q=0.5", "kk"],
    ["ru;q=0", "en"],
    ["en;q=0", "en"],
    ["*;q=0", "en"],
  ])("a weight of 0 refuses: %s gives %s", (header, language) => {
    expect(negotiated(header)).toBe(language);
  });

  test.each([
    undefined,
    "",
    ",,,",
    "russian-language-of-the-party",
    "ru;q=2",
    "ru;q=-1",
    "ru;q=0.1234",
    "ru;q=",
    "ru;level=1",
    "ru q=1",
    "*-ru",
    "rü",
    "ru\u0000",
    "fr",
    "rut",
    "-ru",
  ])("English where nothing suits or nothing is well formed: %p", (header) => {
    expect(negotiated(header)).toBe("en");
  });

  test("a malformed member leaves the others", () => {
    expect(negotiated("ru;q=x, ;;;, uz;q=0.3")).toBe("uz");
  });

  test("a header of any length is answered at once", () => {
    const started = performance.now();
    expect(negotiated(`${"a-".repeat(500_000)}, ru`)).toBe("en");
    expect(negotiated(`ru${" ".repeat(500_000)};q=1`)).toBe("ru");
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
