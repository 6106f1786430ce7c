import fc from "fast-check";
import { balanceLines, bind, bindHeading, breakLines, style, widthOf } from "../../../../shared/adapters/pdf/text.ts";
import { fonts } from "./fixtures.ts";

const serif = style("serif", 10, 14);
const bare = (text: string): string => text.replaceAll(/[\s\u00a0]/g, "");
const word = fc.string({ unit: fc.constantFrom(..."аәбғқңөұүіoʻgʻxyz-"), minLength: 1, maxLength: 30 });
const texts = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(" "));

test("nothing is ever cut: lines hold every letter in order, and none is wider than the column", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 20, max: 300 }), (text, width) => {
      for (const lines of [breakLines(fonts, text, serif, width), balanceLines(fonts, text, serif, [width])]) {
        expect(bare(lines.join(""))).toBe(bare(text));
        for (const line of lines) expect(widthOf(fonts, line, serif)).toBeLessThanOrEqual(width + 1);
      }
    }),
    { numRuns: 60 },
  );
});

test("balanced lines are as many as broken ones, and the widest is no wider", () => {
  const title = bindHeading(
    "Дорожная карта по ускорению создания Международного центра промышленной кооперации «Центральная Азия»",
  );
  const widest = (lines: string[]) => Math.max(...lines.map((line) => widthOf(fonts, line, serif)));
  const [broken, balanced] = [breakLines(fonts, title, serif, 420), balanceLines(fonts, title, serif, [420])];
  expect(balanced).toHaveLength(broken.length);
  expect(widest(balanced)).toBeLessThan(widest(broken));
});

test("a heading can be asked to take two lines", () => {
  expect(balanceLines(fonts, bindHeading("За Правительство Республики Казахстан"), serif, [400, 2])).toEqual([
    "За\u00a0Правительство",
    "Республики Казахстан",
  ]);
});

test("words with a hyphen stay whole where a line can hold them", () => {
  expect(breakLines(fonts, "план технико-экономического обоснования", serif, 130)[1]).toBe("технико-экономического");
  expect(breakLines(fonts, "технико-экономического", serif, 90)).toEqual(["технико-", "экономического"]);
});

test("numbers, short words and dashes are bound to what they belong to", () => {
  const shown = (text: string) => text.replaceAll("\u00a0", "_");
  expect(shown(bind("до 31 мая 2023 года"))).toBe("до_31_мая 2023_года");
  expect(shown(bind("2023 жылғы III тоқсан"))).toBe("2023_жылғы III_тоқсан");
  expect(shown(bind("№ 5 (далее – Центр) и все"))).toBe("№_5 (далее_– Центр) и_все");
  expect(shown(bindHeading("For the Government of the Republic"))).toBe("For_the_Government of_the_Republic");
});

test("what is bound comes apart between words where no line can hold it", () => {
  expect(breakLines(fonts, bind("1 қыркүйекке"), serif, 68)).toEqual(["1", "қыркүйекке"]);
});
