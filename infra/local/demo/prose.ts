import { type Block, beside, linesBlock, space, stack } from "../../../shared/adapters/pdf/block.ts";
import { mm } from "../../../shared/adapters/pdf/canvas.ts";
import type { Fonts } from "../../../shared/adapters/pdf/fonts.ts";
import { bind, breakLines, style } from "../../../shared/adapters/pdf/text.ts";
import type { Item } from "./flow.ts";
import type { PageSet } from "./sample.ts";
import { closingFormula, worded } from "./wording.ts";

interface Column {
  x: number;
  width: number;
}

const text = style("serif", 11, 14.9);

/** Running text is set narrower than the table, in the middle: a line across the whole sheet is lost on the way back. */
const measure = mm(184);
const narrowed = ({ x, width }: Column): Column => ({ x: x + (width - measure) / 2, width: measure });

const lines = (fonts: Fonts, words: string, { x, width }: Column): Block =>
  linesBlock(x, breakLines(fonts, bind(words), text, width), text);

const paragraph = (fonts: Fonts, words: string, column: Column): Item => ({ block: lines(fonts, words, column), before: 4 });

const numbered = (fonts: Fonts, [number, words]: [number, string], { x, width }: Column): Item => {
  const indent = mm(9);
  const body = lines(fonts, words, { x: x + indent, width: width - indent });
  return { block: beside([linesBlock(x, [`${number}.`], text), body]), before: 6 };
};

/** The recitals; the last one stays with the table that it announces. */
export const preambleItems = (set: PageSet, fonts: Fonts, column: Column): Item[] => {
  const items = set.document.preamble[set.language].map((words) => paragraph(fonts, worded(words, set), narrowed(column)));
  return items.map((item, index) => ({ ...item, withNext: index === 0 || index === items.length - 1 }));
};

/** Final clauses, numbered, and the closing formula, which never stands alone on a page. */
export const clauseItems = (set: PageSet, fonts: Fonts, column: Column): Item[] => {
  const place = narrowed(column);
  const clauses = set.document.finalClauses[set.language];
  const items = clauses.map((words, index): Item => {
    const item = numbered(fonts, [index + 1, worded(words, set)], place);
    return { ...item, before: index === 0 ? mm(8) : item.before, withNext: index === 0 || index === clauses.length - 1 };
  });
  const formula = stack([space(mm(4)), lines(fonts, closingFormula(set), place)]);
  return [...items, { block: formula, before: 0 }];
};
