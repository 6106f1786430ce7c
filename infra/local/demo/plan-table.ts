import { type Block, beside, linesBlock, ruleBlock, space, stack } from "../../../shared/adapters/pdf/block.ts";
import { mm } from "../../../shared/adapters/pdf/canvas.ts";
import type { Fonts } from "../../../shared/adapters/pdf/fonts.ts";
import { balanceLines, bind, bindHeading, breakLines, hairline, ink, style } from "../../../shared/adapters/pdf/text.ts";
import type { Item } from "./flow.ts";
import { type Measure, type PageSet, sidesOf } from "./sample.ts";
import { worded } from "./wording.ts";

const cell = style("serif", 9.6, 12.8);
const head = style("serifBold", 9, 11.6);
const section = style("serifBold", 10.6, 14);

interface Column {
  x: number;
  width: number;
}

/** Widths in millimetres: number, measure, form, due, and one for each side; together the width between the margins. */
const widths = [12, 83, 40, 30, 45, 45] as const;
export const tableWidth = mm(widths.reduce((sum, width) => sum + width, 0));
const gutter = mm(5);

const columnsFrom = (x: number): Column[] => {
  let at = x;
  return widths.map((width, index) => {
    const column = { x: at, width: mm(width) - (index === widths.length - 1 ? 0 : gutter) };
    at += mm(width);
    return column;
  });
};

const cells = (columns: Column[], texts: string[][]): Block =>
  beside(columns.map(({ x }, index) => linesBlock(x, texts[index] ?? [], cell)));

/** A side's bodies, each on a line of its own; the one that leads stands first. */
const bodyLines = (fonts: Fonts, text: string, width: number): string[] =>
  text.split(/(?<=;) /).flatMap((body) => breakLines(fonts, bind(body), cell, width));

const measureRow = (measure: Measure, set: PageSet, fonts: Fonts, columns: Column[]): Block => {
  const { language, original } = set;
  const plain = [measure.number, worded(measure.text[language], set), measure.form[language], measure.due.text[language]];
  const bodies = sidesOf(original).map((side) => measure.responsible[side][language]);
  const lines = [...plain, ...bodies].map((text, index) => {
    const width = columns[index]?.width ?? 0;
    return index < plain.length ? breakLines(fonts, bind(text), cell, width) : bodyLines(fonts, text, width);
  });
  return stack([space(5.5), cells(columns, lines), space(6)]);
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
  const [number, measure, form, due, first, second] = columnsFrom(x) as [Column, Column, Column, Column, Column, Column];
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

/** The table's rows with a head for each section; a section's head stays with its first row, a rule closes the table. */
export const tableItems = (set: PageSet, fonts: Fonts, x: number): Item[] => {
  const columns = columnsFrom(x);
  const hair = ruleBlock(x, tableWidth, [0.4, hairline]);
  const items = set.document.sections.flatMap(({ number, heading, items }): Item[] => {
    const lines = breakLines(fonts, bind(`${number}. ${heading[set.language]}`), section, tableWidth);
    const headRow = stack([space(9), linesBlock(x, lines, section), space(5), hair]);
    const rows = items.map((measure) => stack([measureRow(measure, set, fonts, columns), hair]));
    return [{ block: headRow, withNext: true }, ...rows.map((block) => ({ block }))].map((row) => ({
      ...row,
      before: 0,
      inTable: true,
    }));
  });
  return items;
};
