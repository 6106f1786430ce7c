import * as pdf from "@cantoo/pdf-lib";
import { type Canvas, encode } from "./canvas.ts";
import { shape } from "./fonts.ts";
import { breakLines, type Colour, type Style, widthOf } from "./text.ts";

/** Two decimals are 0.0035 mm: enough for print, and short. */
const round = (value: number): number => Math.round(value * 100) / 100;

export interface TextOptions {
  align?: "start" | "centre" | "end";
  /** Points added to every space of the line. */
  spread?: number;
}

const offset = (width: number, align: TextOptions["align"]): number =>
  align === "centre" ? width / 2 : align === "end" ? width : 0;

/** Glyph codes with the kerning that the font's own widths do not state (operator TJ, ISO 32000-2, 9.4.3). */
const showGlyphs = (canvas: Canvas, text: string, style: Style, spread: number): pdf.PDFOperator => {
  const codes = encode(canvas.composition, style.face, text);
  const shown = pdf.PDFArray.withContext(canvas.composition.pdf.context);
  let run = "";
  shape(canvas.composition.fonts[style.face], text).forEach(({ advance, width, codePoints }, index) => {
    run += codes[index] ?? "";
    const space = codePoints[0] === 0x20 ? (spread * 1000) / style.size : 0;
    const adjustment = round(width - advance - space);
    if (adjustment === 0) return;
    shown.push(pdf.PDFHexString.of(run));
    shown.push(pdf.PDFNumber.of(adjustment));
    run = "";
  });
  if (run !== "") shown.push(pdf.PDFHexString.of(run));
  return pdf.PDFOperator.of(pdf.PDFOperatorNames.ShowTextAdjusted, [shown]);
};

/** Draws one line with its baseline at `y` and gives the `x` where it ends. Hard spaces have done their work and become spaces. */
export const drawLine = (canvas: Canvas, [x, y]: readonly [number, number], line: string, style: Style & TextOptions): number => {
  const text = line.normalize("NFC").replaceAll("\u00a0", " ");
  if (text === "") return x;
  const width = widthOf(canvas.composition.fonts, text, style);
  const start = x - offset(width, style.align);
  canvas.operators.push(
    pdf.beginText(),
    pdf.setFillingRgbColor(...(style.colour.map((part) => Math.round(part * 1000) / 1000) as [number, number, number])),
    pdf.setFontAndSize(style.face, style.size),
    pdf.setTextMatrix(1, 0, 0, 1, round(start), round(canvas.height - y)),
    showGlyphs(canvas, text, style, style.spread ?? 0),
    pdf.endText(),
  );
  return start + width;
};

/** Draws lines one below the other, the first line's box beginning at `top`, and gives the bottom of the last one's box. */
export const drawLines = (
  canvas: Canvas,
  [x, top]: readonly [number, number],
  lines: string[],
  style: Style & TextOptions,
): number => {
  lines.forEach((line, index) => {
    drawLine(canvas, [x, top + baseline(style) + index * style.leading], line, style);
  });
  return top + lines.length * style.leading;
};

/** From the top of a line's box to its baseline: the capitals stand in the middle of the leading. */
export const baseline = ({ size, leading }: Pick<Style, "size" | "leading">): number => leading / 2 + size * 0.33;

/** Sets a paragraph in a column `width` wide and gives its bottom. */
export const drawParagraph = (
  canvas: Canvas,
  [x, top, width]: readonly [number, number, number],
  text: string,
  style: Style & TextOptions,
): number => drawLines(canvas, [x, top], breakLines(canvas.composition.fonts, text, style, width), style);

/** A horizontal line `weight` points thick. */
export const drawRule = (
  canvas: Canvas,
  [x, y, width]: readonly [number, number, number],
  weight: number,
  colour: Colour,
): void => {
  canvas.operators.push(
    pdf.setStrokingRgbColor(...colour),
    pdf.setLineWidth(weight),
    pdf.moveTo(round(x), round(canvas.height - y)),
    pdf.lineTo(round(x + width), round(canvas.height - y)),
    pdf.stroke(),
  );
};
