import { type Block, linesBlock, space, stack } from "../../../shared/adapters/pdf/block.ts";
import { A4, addCanvas, type Canvas, describe, finish, mm, startComposition } from "../../../shared/adapters/pdf/canvas.ts";
import { drawLine, drawRule } from "../../../shared/adapters/pdf/draw.ts";
import type { Fonts } from "../../../shared/adapters/pdf/fonts.ts";
import { balanceLines, bindHeading, hairline, quietInk, style } from "../../../shared/adapters/pdf/text.ts";
import { type PageLanguage, signaturePageWords } from "../../../shared/messages/signature-page.ts";
import { type Item, paginate } from "./flow.ts";
import { tableHeads, tableItems, tableWidth } from "./plan-table.ts";
import { clauseItems, preambleItems } from "./prose.ts";
import { type PageSet, sidesOf } from "./sample.ts";
import { noticeOf } from "./wording.ts";

/** A plan of six columns is read across: A4 lying, with a margin for binding at the start. */
const sheet = { width: A4.height, height: A4.width };
const start = sheet.width - tableWidth - mm(20);
const body = { top: mm(24), bottom: sheet.height - mm(19) };

const runningHead = style("serifItalic", 9, 12, quietInk);
const small = style("sans", 8, 11, quietInk);
const firstNotice = style("sans", 9, 12, quietInk);

const titleBlock = ({ document, language }: PageSet, fonts: Fonts): Block => {
  const title = { ...style("serifBold", 17, 22.5), align: "centre" } as const;
  const lines = balanceLines(fonts, bindHeading(document.titles[language]), title, [mm(225)]);
  return stack([linesBlock(start + tableWidth / 2, lines, title), space(mm(3))]);
};

/** On the first page the notices stand alone at its head, on the others beside the short title. */
const drawHead = (canvas: Canvas, set: PageSet, page: number): void => {
  const { document, language } = set;
  const translation = document.translationNotice[language];
  const notice = [noticeOf(set), ...(translation === undefined ? [] : [translation])].join(". ");
  if (page === 1) {
    drawLine(canvas, [start + tableWidth / 2, mm(14)], notice, { ...firstNotice, align: "centre" });
  } else {
    drawLine(canvas, [start, mm(14)], document.shortTitles[language], runningHead);
    drawLine(canvas, [start + tableWidth, mm(14)], notice, { ...small, align: "end" });
  }
  drawRule(canvas, [start, mm(16.5), tableWidth], 0.4, hairline);
};

const drawFolio = (canvas: Canvas, language: PageLanguage, [page, pages]: [number, number]): void => {
  const folio = signaturePageWords[language].folio(page, pages);
  drawLine(canvas, [start + tableWidth, sheet.height - mm(12)], folio, { ...small, align: "end" });
};

const itemsOf = (set: PageSet, fonts: Fonts): Item[] => {
  const column = { x: start, width: tableWidth };
  return [
    { block: titleBlock(set, fonts), before: 0, withNext: true },
    ...preambleItems(set, fonts, column),
    ...tableItems(set, fonts, start),
    ...clauseItems(set, fonts, column),
  ];
};

/**
 * Sets one language of one side's original as a PDF of A4 pages: notice, title, preamble, the table of measures, final clauses
 * and closing formula. The order of the sides follows the original. Equal inputs give equal bytes.
 * Faults: `sample-token`, `glyph-missing`.
 */
export const typeset = async ({ fonts, ...set }: PageSet & { fonts: Fonts }): Promise<Uint8Array> => {
  const { document, people, language, original } = set;
  const composition = await startComposition(fonts, set);
  const pages = paginate(itemsOf(set, fonts), tableHeads(set, fonts, start), body.bottom - body.top);
  pages.forEach((placed, index) => {
    const canvas = addCanvas(composition, sheet);
    drawHead(canvas, set, index + 1);
    for (const { block, top } of placed) block.draw(canvas, body.top + top);
    drawFolio(canvas, language, [index + 1, pages.length]);
  });
  const author = sidesOf(original).map((side) => people.parties[side].government[language]);
  describe(composition, { title: document.titles[language], author: author.join("; "), subject: noticeOf(set), language });
  return finish(composition);
};
