import { type Block, beside, linesBlock, ruleBlock, space, stack } from "../../../shared/adapters/pdf/block.ts";
import { mm } from "../../../shared/adapters/pdf/canvas.ts";
import type { Fonts } from "../../../shared/adapters/pdf/fonts.ts";
import { balanceLines, bind, bindHeading, breakLines, hairline, ink, style } from "../../../shared/adapters/pdf/text.ts";
import type { Item } from "./flow.ts";
import { type Measure, type PageSet, sidesOf } from "./sample.ts";
import { worded } from "./wording.ts";

const cell = style("serif", 9.4, 12.3);
const head = style("serifBold", 8.8, 11.4);
const section = style("serifBold", 10.4, 13.6);

interface Column {
  x: number;
  width: number;
}

/** Widths in millimetres: number, measure, form, due, and one for each side; together the width between the margins. */
const widths = [10.5, 67.5, 40, 30, 53.5, 53.5] as const;
export const tableWidth = mm(widths.reduce((sum, width) => sum + width, 0));
const gutter = mm(4);

type Columns = readonly [number: Column, measure: Column, form: Column, due: Column, first: Column, second: Column];

const columnsFrom = (start: number): Columns => {
  const column = (index: number): Column => {
    const before = widths.slice(0, index).reduce((sum, width) => sum + width, 0);
    const gap = index === widths.length - 1 ? 0 : gutter;
    return { x: start + mm(before), width: mm(widths[index] ?? 0) - gap };
  };
  return [column(0), column(1), column(2), column(3), column(4), column(5)];
};

const setCell = (fonts: Fonts, text: string, { x, width }: Column): Block =>
  linesBlock(x, breakLines(fonts, bind(text), cell, width), cell);

/** A side's bodies, each beginning a line of its own; the one that leads stands first. */
const bodiesCell = (fonts: Fonts, text: string, column: Column): Block =>
  stack(text.split(/(?<=;) /).flatMap((body, index) => [space(index === 0 ? 0 : 1.8), setCell(fonts, body, column)]));

const measureRow = (measure: Measure, set: PageSet, fonts: Fonts, columns: Columns): Block => {
  const { language, original } = set;
  const [number, text, form, due, ...sides] = columns;
  const cells = [
    setCell(fonts, measure.number, number),
    setCell(fonts, worded(measure.text[language], set), text),
    setCell(fonts, measure.form[language], form),
    setCell(fonts, measure.due.text[language], due),
    ...sidesOf(original).map((side, index) => bodiesCell(fonts, measure.responsible[side][language], sides[index] ?? due)),
  ];
  return stack([space(5.5), beside(cells), space(6), ruleBlock(number.x, tableWidth, [0.4, hairline])]);
};

/** The two sides' columns under their common head. */
const responsibleHeads = (set: PageSet, fonts: Fonts, [first, second]: [Column, Column]): Block => {
  const { labels } = set.document;
  const width = second.x + second.width - first.x;
  const sides = sidesOf(set.original).map((side, index) => {
    const column = index === 0 ? first : second;
    return linesBlock(column.x, balanceLines(fonts, bindHeading(labels[side][set.language]), head, [column.width]), head);
  });
  return stack([
    linesBlock(first.x, [labels.responsible[set.language]], head),
    space(3),
    ruleBlock(first.x, width, [0.4, ink]),
    space(3.5),
    beside(sides),
  ]);
};

/** Column heads, to stand above the table on each of its pages. */
export const tableHeads = (set: PageSet, fonts: Fonts, x: number): Block => {
  const [number, measure, form, due, first, second] = columnsFrom(x);
  const { labels } = set.document;
  const plain = [
    { column: number, text: labels.number },
    { column: measure, text: labels.measure },
    { column: form, text: labels.form },
    { column: due, text: labels.due },
  ].map(({ column, text }) => linesBlock(column.x, breakLines(fonts, text[set.language], head, column.width), head));
  const rule = ruleBlock(x, tableWidth, [0.9, ink]);
  return stack([rule, space(5), beside([...plain, responsibleHeads(set, fonts, [first, second])]), space(5), rule]);
};

/** A section's head, which stays with the section's first measure. */
const sectionRow = (words: string, fonts: Fonts, x: number): Block => {
  const lines = breakLines(fonts, bind(words), section, tableWidth);
  return stack([space(9), linesBlock(x, lines, section), space(5), ruleBlock(x, tableWidth, [0.4, hairline])]);
};

/** The table's rows, section by section; what stands above the table keeps its distance. */
export const tableItems = (set: PageSet, fonts: Fonts, x: number): Item[] => {
  const columns = columnsFrom(x);
  const blocks = set.document.sections.flatMap(({ number, heading, items }) => [
    { block: sectionRow(`${number}. ${heading[set.language]}`, fonts, x), withNext: true },
    ...items.map((measure) => ({ block: measureRow(measure, set, fonts, columns), withNext: false })),
  ]);
  return blocks.map((row, index) => ({ ...row, before: index === 0 ? mm(4.5) : 0, inTable: true }));
};
