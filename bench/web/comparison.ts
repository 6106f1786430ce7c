import { heldAgainst } from "../../shared/domain/comparison/across.ts";
import { compareTexts, type Paragraph } from "../../shared/domain/comparison/compare.ts";
import { median, rounded, type Section } from "../measure.ts";

const PAGES = 100;
const PARAGRAPHS = 15;
const WORDS = 35;
const ROUNDS = 7;
const VOCABULARY =
  "Стороны сотрудничества осуществляют меры настоящего Соглашения в соответствии с законодательством государств срок дней".split(
    " ",
  );

/** A text of a hundred pages; every `nth` paragraph has another word and another number. */
const text = (nth: number): Paragraph[] =>
  Array.from({ length: PAGES * PARAGRAPHS }, (_, n) => {
    const words = Array.from({ length: WORDS }, (__, w) => VOCABULARY[(n * 7 + w * 3 + ((n * w) % 5)) % VOCABULARY.length]);
    const changed = nth > 0 && n % nth === 0;
    return { page: 1 + Math.floor(n / PARAGRAPHS), text: `${n}. ${words.join(" ")} ${changed ? "45 рабочих" : "30"} дней` };
  });

/** Two texts of a hundred pages: the time of the whole comparison, beside hearing of every word once. */
export const comparison = async (): Promise<Section> => {
  const base = text(0);
  const floor = timeOf(() => base.map((paragraph) => paragraph.text.split(" ").length));
  const cases = {
    "no change": text(0),
    "1 paragraph in 20 changed": text(20),
    "every second changed": text(2),
    "every one changed": text(1),
  };
  const row = (name: string, work: () => unknown) => {
    const ms = timeOf(work);
    return [name, rounded(ms), rounded(ms / floor)];
  };
  const all = () => compareTexts(base, cases["every one changed"]);
  return {
    title: `Comparing two texts of ${PAGES} pages, ${PAGES * PARAGRAPHS * (WORDS + 3)} words each`,
    columns: ["what changed", "ms", "× of splitting the words"],
    rows: [
      ...Object.entries(cases).map(([name, to]) => row(name, () => compareTexts(base, to))),
      row("every one changed, held against two other languages", () =>
        heldAgainst(
          all(),
          new Map([
            ["kk-Cyrl", all()],
            ["uz-Latn", all()],
          ]),
        ),
      ),
    ],
    note: `Median of ${ROUNDS}; the aim is under 1,000 ms. Reading the two texts from the store is not in it.`,
  };
};

const timeOf = (work: () => unknown): number =>
  median(
    Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
