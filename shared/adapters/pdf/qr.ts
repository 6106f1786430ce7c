import * as pdf from "@cantoo/pdf-lib";
import { encode } from "uqr";
import type { Canvas } from "./canvas.ts";
import { ink } from "./text.ts";

/** Dark modules of a row as runs `[start, length]`. */
const runsOf = (row: boolean[]): [number, number][] => {
  const runs: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = runs.at(-1);
    if (!dark) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
};

/**
 * A QR code (ISO/IEC 18004, level M or better) as one filled path in a square of `side` points.
 * The quiet zone of four modules is the caller's: white paper around the square.
 */
export const drawQr = (canvas: Canvas, [x, y, side]: readonly [number, number, number], text: string): void => {
  const { data, size } = encode(text, { ecc: "M", boostEcc: true, border: 0 });
  const module = side / size;
  canvas.operators.push(pdf.setFillingRgbColor(...ink));
  data.forEach((row, line) => {
    for (const [start, length] of runsOf(row)) {
      const bottom = canvas.height - y - (line + 1) * module;
      canvas.operators.push(pdf.rectangle(x + start * module, bottom, length * module, module));
    }
  });
  canvas.operators.push(pdf.fill());
};
