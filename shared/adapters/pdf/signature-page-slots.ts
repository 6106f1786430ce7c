import type { Frame } from "./block.ts";
import { type Canvas, mm } from "./canvas.ts";
import { drawLines } from "./draw.ts";
import { balanceLines, bindHeading, type Style, style } from "./text.ts";

/** Two corners as in /Rect (ISO 32000-2, 7.9.5): left, bottom, right, top. */
export type FieldRectangle = [number, number, number, number];

interface Slot {
  onBehalfOf: string;
}

const COLUMNS = 2;
const tallest = 166;

/** Points a field needs: at the usual density a signature with room around it, at the highest one that can still be read. */
export const leastFieldHeight = (density: number): number => 58 + (100 * (density - 0.3)) / 0.7;

const columnGap = mm(14);
const partyStyle = (density: number): Style => style("serif", 10.5 * (0.85 + 0.15 * density), 15 * (0.8 + 0.2 * density));

/** Parties' names, each on as many even lines as its neighbours': two where there is room, one where rows are many. */
const partyLines = (slots: readonly Slot[], { fonts, density }: Frame, width: number): string[][] => {
  const party = partyStyle(density);
  const set = (least: number) => slots.map((slot) => balanceLines(fonts, bindHeading(slot.onBehalfOf), party, [width, least]));
  return density > 0.6 ? set(2) : set(Math.max(1, ...set(1).map((lines) => lines.length)));
};

const inRows = <T>(items: T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / COLUMNS) }, (_, row) => items.slice(row * COLUMNS, (row + 1) * COLUMNS));

const round = (value: number): number => Math.round(value * 100) / 100;

export interface SlotRows {
  height: number;
  fieldHeight: number;
  /** Draws the parties' lines and gives the fields' rectangles in the order of the slots. */
  draw: (canvas: Canvas, top: number) => FieldRectangle[];
}

/** Slots in two columns, row by row, in a height of `available` points; fields of one height, tops of one row level. */
export const slotRows = (slots: readonly Slot[], frame: Frame, available: number): SlotRows => {
  const width = (frame.width - columnGap) / COLUMNS;
  const party = partyStyle(frame.density);
  const rows = inRows(partyLines(slots, frame, width));
  const headings = rows.map((row) => Math.max(...row.map((lines) => lines.length)) * party.leading + mm(1));
  const rowGap = mm(8) * frame.density;
  const taken = headings.reduce((sum, height) => sum + height, 0) + rowGap * (rows.length - 1);
  const fieldHeight = Math.floor(Math.min(tallest, (available - taken) / rows.length));

  const draw = (canvas: Canvas, top: number): FieldRectangle[] => {
    let y = top;
    return rows.flatMap((row, index) => {
      const fieldTop = y + (headings[index] ?? 0);
      const rectangles = row.map((lines, column): FieldRectangle => {
        const x = frame.x + column * (width + columnGap);
        drawLines(canvas, [x, y], lines, party);
        const bottom = canvas.height - fieldTop - fieldHeight;
        return [round(x), round(bottom), round(x + width), round(bottom + fieldHeight)];
      });
      y = fieldTop + fieldHeight + rowGap;
      return rectangles;
    });
  };
  return { height: taken + fieldHeight * rows.length, fieldHeight, draw };
};
