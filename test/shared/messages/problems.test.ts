import { PROBLEMS } from "../../../shared/api/problems.ts";
import { UI_LANGUAGES } from "../../../shared/domain/languages.ts";
import { problemTitle, problemTitles } from "../../../shared/messages/problems.ts";

const codes = Object.keys(PROBLEMS).sort();
const titles = UI_LANGUAGES.flatMap((language) =>
  Object.entries(problemTitles[language]).map(([code, title]) => ({ language, code, title })),
);
const failing = (fails: (each: (typeof titles)[number]) => boolean) => titles.filter(fails);

test.each(UI_LANGUAGES)("every problem has its title in %s, and no title lacks its problem", (language) => {
  expect(Object.keys(problemTitles[language]).sort()).toEqual(codes);
});

test("a title says what is so and what to do, in one to three short sentences", () => {
  expect(failing(({ title }) => !/^\p{Lu}.*\.$/u.test(title) || title.length > 190)).toEqual([]);
  expect(failing(({ title }) => (title.match(/\.(?= |$)/g) ?? []).length > 3)).toEqual([]);
});

test("a title does not exclaim, plead, apologise or blame", () => {
  const UNWANTED =
    /!|\b(?:please|sorry|oops|successfully|invalid|you failed)\b|пожалуйста|извините|успешно|өтінеміз|кешіріңіз|сәтті|iltimos|kechirasiz|muvaffaqiyatli/i;
  expect(failing(({ title }) => UNWANTED.test(title))).toEqual([]);
});

test("a title is in its own language", () => {
  const KEPT = /Idempotency-Key|If-Match|ETag|JSON|application\/json|ISO 3166-1/g;
  const words = (title: string) => title.replace(KEPT, "");
  expect(failing(({ language, title }) => /ru|kk/.test(language) && /[a-z]/i.test(words(title)))).toEqual([]);
  expect(failing(({ language, title }) => /en|uz/.test(language) && /[а-яё]/i.test(title))).toEqual([]);
  expect(failing(({ language, title }) => language === "uz" && /['‘’`]/.test(title))).toEqual([]);
  expect(failing(({ language, title }) => language === "ru" && /[әғқңөұүһі]/i.test(title))).toEqual([]);
});

test("two problems never share a title", () => {
  for (const language of UI_LANGUAGES) expect(new Set(Object.values(problemTitles[language])).size).toBe(codes.length);
});

test("a title comes in the language that suits the reader", () => {
  expect(problemTitle("code-wrong", undefined)).toEqual({
    language: "en",
    title: "Wrong code. Compare it with the one you were given.",
  });
  expect(problemTitle("code-wrong", "kk-Cyrl, ru;q=0.8")).toEqual({
    language: "kk",
    title: "Код қате. Оны Сізге айтылған кодпен салыстырыңыз.",
  });
});

test.each(["no-such-code", "", "constructor", "__proto__"])("an unknown code is an error of the service: %p", (code) => {
  expect(problemTitle(code, "ru")).toEqual({ language: "ru", title: problemTitles.ru.internal });
});
