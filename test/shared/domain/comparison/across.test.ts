import { heldAgainst } from "../../../../shared/domain/comparison/across.ts";
import { compareTexts } from "../../../../shared/domain/comparison/compare.ts";

const compared = (from: readonly string[], to: readonly string[]) => {
  const paragraphs = (texts: readonly string[]) => texts.map((text) => ({ page: 1, text }));
  return compareTexts(paragraphs(from), paragraphs(to));
};
const unchangedIn = (...args: Parameters<typeof heldAgainst>) =>
  heldAgainst(...args).parts.flatMap((part) => (part.kind === "same" || !part.numbers ? [] : [part.numbers.unchangedIn]));

const before = ["Решение принимается в течение 10 дней", "Комитет собирается 2 раза в год"];
const russian = compared(before, ["Решение принимается в течение 15 рабочих дней", "Комитет собирается 4 раза в год"]);

test("a figure that another language kept is told, with that language", () => {
  const kazakh = compared(
    ["Шешім 10 күн ішінде қабылданады", "Комитет жылына 2 рет жиналады"],
    ["Шешім 10 күн ішінде қабылданады", "Комитет жылына 4 рет жиналады"],
  );
  const uzbek = compared(
    ["Qaror 10 kun ichida, yigʻilish yiliga 2 marta"],
    ["Qaror 15 ish kuni ichida, yigʻilish yiliga 4 marta"],
  );
  const others = new Map([
    ["kk-Cyrl", kazakh],
    ["uz-Latn", uzbek],
  ]);
  expect(unchangedIn(russian, others)).toEqual([["kk-Cyrl"], undefined]);
  expect(heldAgainst(russian, others).counts).toEqual(russian.counts);
});

test("one change elsewhere answers for one change here", () => {
  const twice = compared(["10 дней", "между", "10 лет"], ["15 дней", "между", "15 лет"]);
  const once = compared(["10 күн", "арасында", "10 жыл"], ["15 күн", "арасында", "10 жыл"]);
  expect(unchangedIn(twice, new Map([["kk-Cyrl", once]]))).toEqual([undefined, ["kk-Cyrl"]]);
});

test("months have other names elsewhere: nothing is said of them alone", () => {
  const month = compared(["до 1 августа"], ["до 1 октября"]);
  expect(unchangedIn(month, new Map([["kk-Cyrl", compared(["a"], ["a"])]]))).toEqual([undefined]);
  const quarter = compared(["III квартал"], ["IV квартал"]);
  expect(unchangedIn(quarter, new Map([["uz-Latn", compared(["III chorak"], ["IV chorak"])]]))).toEqual([undefined]);
});

test("without another language nothing is said", () => {
  expect(heldAgainst(russian, new Map())).toEqual(russian);
});
