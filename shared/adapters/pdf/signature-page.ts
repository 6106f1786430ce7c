import { Fault } from "../../domain/fault.ts";
import type { Block } from "./block.ts";
import { A2, A3, A4, addCanvas, type Canvas, finish, mm, startComposition } from "./canvas.ts";
import type { Fonts } from "./fonts.ts";
import { footBlock, headBlock, verificationBlock } from "./signature-page-blocks.ts";
import type { SignaturePageInput } from "./signature-page-input.ts";
import { type FieldRectangle, leastFieldHeight, type SlotRows, slotRows } from "./signature-page-slots.ts";
import { textsBlock } from "./texts-block.ts";

export type { SignaturePageInput } from "./signature-page-input.ts";

export interface SignaturePage {
  /** One page without fields or annotations: A4, or a larger sheet where one of A4 is too small. */
  pdf: Uint8Array;
  /** Where each slot's field goes, in points from the page's bottom left corner. */
  fields: { name: string; rect: FieldRectangle }[];
}

const margins = { start: mm(26), end: mm(24) } as const;

/** Share of the usual distances; type shrinks less. The first at which the slots have room is taken. */
const densities = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3] as const;

/** What was opened for signature must find room: the largest sheet takes twelve slots, twenty-four texts and the longest names. */
const sheets = [A4, A3, A2] as const;
type Sheet = (typeof sheets)[number];

interface Layout {
  sheet: Sheet;
  head: Block;
  texts: Block;
  verification: Block;
  foot: Block;
  rows: SlotRows;
  gap: number;
  top: number;
  bottom: number;
}

const layOut = (input: SignaturePageInput, fonts: Fonts, { sheet, density }: { sheet: Sheet; density: number }): Layout => {
  const frame = { fonts, density, x: margins.start, width: sheet.width - margins.start - margins.end };
  const [head, texts] = [headBlock(input, frame), textsBlock(input, frame)];
  const [verification, foot] = [verificationBlock(input, frame), footBlock(input, frame)];
  const gap = mm(10) * density;
  const top = mm(10 + 12 * density);
  const bottom = sheet.height - mm(10 + 6 * density);
  const rest = bottom - top - head.height - texts.height - verification.height - foot.height - 3 * gap;
  return { sheet, head, texts, verification, foot, gap, top, bottom, rows: slotRows(input.slots, frame, rest) };
};

const chooseLayout = (input: SignaturePageInput, fonts: Fonts): Layout => {
  for (const sheet of sheets) {
    for (const density of densities) {
      const layout = layOut(input, fonts, { sheet, density });
      if (layout.rows.fieldHeight >= leastFieldHeight(density)) return layout;
    }
  }
  throw new Fault("too-many-slots", `one page does not hold ${input.slots.length} slots below this title`, { retryable: false });
};

const drawLayout = (canvas: Canvas, layout: Layout): FieldRectangle[] => {
  const { head, rows, texts, verification, foot, gap, top, bottom } = layout;
  head.draw(canvas, top);
  const slotsTop = top + head.height + gap;
  const rectangles = rows.draw(canvas, slotsTop);
  texts.draw(canvas, slotsTop + rows.height + gap);
  foot.draw(canvas, bottom - foot.height);
  verification.draw(canvas, bottom - foot.height - verification.height);
  return rectangles;
};

/**
 * Composes the page that is appended to a text before it is opened for signature, in an empty document; equal inputs give equal
 * bytes. Above each field stands the party's line; the field's rectangle takes all that is personal.
 * Faults: `too-many-slots` where not all fields find room (twelve do, whatever the titles); `glyph-missing`.
 */
export const composeSignaturePage = async (input: SignaturePageInput, fonts: Fonts): Promise<SignaturePage> => {
  const layout = chooseLayout(input, fonts);
  const canvas = addCanvas(await startComposition(fonts, input), layout.sheet);
  const rectangles = drawLayout(canvas, layout);
  const fields = input.slots.map(({ fieldName }, index) => ({ name: fieldName, rect: rectangles[index] ?? [0, 0, 0, 0] }));
  return { pdf: await finish(canvas.composition), fields };
};
