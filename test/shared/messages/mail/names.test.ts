import { shortTitle, textsNamed } from "../../../../shared/messages/mail/names.ts";
import { particulars } from "../../../fixtures/agreement.ts";
import { JOINT_PLAN } from "./letters.ts";

test.each([
  ["en", particulars.titles.en, "Roadmap"],
  ["ru", particulars.titles.ru, "Дорожная карта"],
  ["kk", particulars.titles["kk-Cyrl"], "Жол картасы"],
  ["uz", particulars.titles["uz-Latn"], "Yoʻl xaritasi"],
  ["en", JOINT_PLAN.en, "Joint Plan of Practical Actions"],
  ["ru", JOINT_PLAN.ru, "Совместный план практических действий"],
  ["kk", JOINT_PLAN.kk, "Практикалық іс-қимылдың бірлескен жоспары"],
  ["uz", JOINT_PLAN.uz, "Amaliy harakatlarning qoʻshma rejasi"],
  ["en", "Memorandum of Understanding between the Government of A and the Government of B", "Memorandum of Understanding"],
  ["ru", "Протокол о внесении изменений в Соглашение о торговле", "Протокол"],
  ["kk", "Үкіметтер арасындағы сауда туралы келісімге өзгерістер енгізу туралы хаттама", "Хаттама"],
  ["uz", "Hukumatlar oʻrtasidagi savdo toʻgʻrisidagi oʻzaro anglashuv", "Oʻzaro anglashuv"],
] as const)("in %s the kind of %s is %s", (language, title, short) => {
  expect(shortTitle(title ?? "", language)).toBe(short);
});

test("a short title, or one that names no kind, stays whole", () => {
  expect(shortTitle("Agreement on Trade", "en")).toBe("Agreement on Trade");
  const nameless = "Қазақстан мен Өзбекстанның достық пен ынтымақтастық декларациясы";
  expect(shortTitle(nameless, "kk")).toBe(nameless);
});

test("a title of any length is answered at once", () => {
  const started = performance.now();
  for (const language of ["en", "ru", "kk", "uz"] as const)
    shortTitle(`A${" туралы toʻgʻrisidagi о of".repeat(20_000)}`, language);
  expect(performance.now() - started).toBeLessThan(2000);
});

test("texts: one count of pages is told once, others apart; the originals of two sides are one language", () => {
  const text = (language: string, pages: number) => ({ language, pages });
  const six = ["kk-Cyrl", "uz-Latn", "ru", "ru"].map((language) => text(language, 6));
  expect(textsNamed(six, "en")).toBe("Kazakh, Uzbek and Russian, 6\u00a0pages each");
  expect(textsNamed(six, "ru")).toBe("казахский, узбекский и русский, по\u00a06\u00a0страниц");
  expect(textsNamed(six, "kk")).toBe("қазақ, өзбек және орыс тілдерінде, әрқайсысы 6\u00a0бет");
  expect(textsNamed(six, "uz")).toBe("qozoq, oʻzbek va rus tillarida, har biri 6\u00a0bet");
  expect(textsNamed([text("ru", 1), text("en", 22)], "en")).toBe("Russian, 1\u00a0page; English, 22\u00a0pages");
  expect(textsNamed([text("ru", 1), text("kk", 3), text("en", 21)], "ru")).toBe(
    "русский, 1\u00a0страница; казахский, 3\u00a0страницы; английский, 21\u00a0страница",
  );
  expect(textsNamed([text("ru", 22), text("kk", 22)], "ru")).toBe("русский и казахский, по\u00a022\u00a0страницы");
  expect(textsNamed([text("en", 1234), text("ky-Cyrl", 1234)], "uz")).toBe(
    "ingliz va qirgʻiz tillarida, har biri 1\u00a0234\u00a0bet",
  );
  expect(textsNamed([text("ru", 5)], "kk")).toBe("орыс тілінде, 5\u00a0бет");
  expect(textsNamed([text("ru", 5)], "uz")).toBe("rus tilida, 5\u00a0bet");
});
