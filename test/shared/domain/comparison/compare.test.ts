import fc from "fast-check";
import { compareTexts, type Paragraph } from "../../../../shared/domain/comparison/compare.ts";
import { compareWords } from "../../../../shared/domain/comparison/words.ts";

const paragraphs = (...texts: string[]): Paragraph[] => texts.map((text, index) => ({ page: 1 + Math.floor(index / 3), text }));
const plain = (text: string): string => text.replace(/\s+/gu, " ").trim();

describe("word by word", () => {
  test("what is kept and removed is the old text, what is kept and added the new", () => {
    const word = fc.constantFrom("Стороны", "в", "течение", "30", "45", "дней", "со", "дня", "подписания", "не", "күн", "ichida");
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const runs = compareWords(from, to);
        const but = (op: string) =>
          plain(
            runs
              .filter((run) => run.op !== op)
              .map((run) => run.text)
              .join(" "),
          );
        expect([but("added"), but("removed")]).toEqual([plain(from), plain(to)]);
        if (from === to) expect(runs.every(({ op }) => op === "same")).toBe(true);
      }),
    );
  });

  test("a changed number stands alone", () => {
    expect(compareWords("в течение 30 дней со дня", "в течение 45 дней со дня")).toEqual([
      { op: "same", text: "в течение " },
      { op: "removed", text: "30 " },
      { op: "added", text: "45 " },
      { op: "same", text: "дней со дня" },
    ]);
  });
});

describe("paragraph by paragraph", () => {
  const base = paragraphs(
    "Статья 1. Предмет",
    "Стороны сотрудничают в течение 30 дней",
    "Статья 2. Срок",
    "Действует до 31 декабря 2029 года",
    "Совершено в Ташкенте",
  );

  test("equal texts have no change", () => {
    const { parts, counts } = compareTexts(base, base);
    expect(counts).toEqual({ changed: 0, added: 0, removed: 0, moved: 0, numbers: 0 });
    expect(parts).toEqual([{ kind: "same", count: 5, toPage: 1, before: base[0]?.text, after: base[4]?.text }]);
  });

  test("a changed figure and a changed month are marked, with their pages", () => {
    const to = base.map((each) => ({ ...each, text: each.text.replace("30", "45").replace("декабря", "октября") }));
    const { parts, counts } = compareTexts(base, to);
    expect(counts).toMatchObject({ changed: 2, numbers: 2 });
    expect(parts.filter(({ kind }) => kind === "changed")).toMatchObject([
      { fromPage: 1, toPage: 1, numbers: { removed: ["30"], added: ["45"] } },
      { fromPage: 2, toPage: 2, numbers: { removed: ["декабря"], added: ["октября"] } },
    ]);
  });

  test("other words without figures mark none", () => {
    const to = base.map((each) => ({ ...each, text: each.text.replace("сотрудничают", "взаимодействуют") }));
    expect(compareTexts(base, to).counts).toMatchObject({ changed: 1, numbers: 0 });
  });

  test("a paragraph that was put elsewhere is named moved, once", () => {
    const [first, second, third, fourth, fifth] = base.map(({ text }) => text);
    const to = paragraphs(first ?? "", third ?? "", fourth ?? "", fifth ?? "", second ?? "");
    const { parts, counts } = compareTexts(base, to);
    expect(counts).toMatchObject({ changed: 0, added: 0, removed: 0, moved: 1 });
    expect(parts.find(({ kind }) => kind === "moved")).toMatchObject({ fromPage: 1, toPage: 2 });
  });

  test("added and removed paragraphs are whole", () => {
    const { parts } = compareTexts(base, [
      ...base.slice(0, 2),
      { page: 1, text: "Приложение является неотъемлемой частью" },
      ...base.slice(3),
    ]);
    expect(parts.map(({ kind }) => kind)).toEqual(["same", "removed", "added", "same"]);
  });

  test("whatever changes, the old text and the new one can be read off", () => {
    const text = fc.constantFrom("один два три", "один два четыре", "пять шесть", "семь", "восемь девять десять", "семь восемь");
    const list = fc.array(text, { maxLength: 12 }).map((texts) => paragraphs(...texts));
    fc.assert(
      fc.property(list, list, (from, to) => {
        const { parts } = compareTexts(from, to);
        const counted = parts.reduce((sum, part) => sum + (part.kind === "same" ? part.count : 1), 0);
        expect(counted).toBeGreaterThanOrEqual(to.length);
        const there = parts.flatMap((part) =>
          part.kind === "same" || part.kind === "removed"
            ? []
            : [
                plain(
                  part.runs
                    .filter(({ op }) => op !== "removed")
                    .map((run) => run.text)
                    .join(" "),
                ),
              ],
        );
        for (const each of there) expect(to.map((paragraph) => paragraph.text)).toContain(each);
      }),
    );
  });

  test("two texts of a hundred pages that have nothing in common end in time", () => {
    const long = (seed: string) =>
      Array.from({ length: 1500 }, (_, n) => ({ page: 1 + Math.floor(n / 15), text: `${seed} ${n} `.repeat(12) }));
    const { counts } = compareTexts(long("альфа"), long("бета"));
    expect(counts.changed + counts.removed).toBeGreaterThan(0);
  });
});
