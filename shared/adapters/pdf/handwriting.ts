import * as pdf from "@cantoo/pdf-lib";
import type { Canvas } from "./canvas.ts";
import { drawLine } from "./draw.ts";
import { signatureInk, style, widthOf } from "./text.ts";

/** Fractions of the pad: x from its left edge, y from its top edge downwards. */
export interface Point {
  x: number;
  y: number;
}
export type Drawing = { strokes: readonly (readonly Point[])[] } | { typed: string };

/** Sides of the pad that strokes are fractions of; its bottom edge is the signature's line. */
export const signaturePad = { width: 5, height: 2 } as const;

/** Pen points nearer than this to the one before, in points of print, add bytes and no shape. */
const NEAREST = 0.35;

interface Box {
  width: number;
  /** The signature's line, from the page's top. */
  bottom: number;
}

const clamp = (value: number): number => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0);
const round = (value: number): number => Math.round(value * 100) / 100;

/** Strokes come from a browser: whatever the numbers, the ink stays inside the pad. */
const toPage = (canvas: Canvas, box: Box, stroke: readonly Point[]): [number, number][] => {
  const scale = Math.min(box.width / signaturePad.width, box.bottom / signaturePad.height);
  const top = box.bottom - signaturePad.height * scale;
  const placed = stroke.map(({ x, y }): [number, number] => [
    clamp(x) * signaturePad.width * scale,
    canvas.height - (top + clamp(y) * signaturePad.height * scale),
  ]);
  let last: [number, number] | undefined;
  return placed.filter((point) => {
    const far = last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= NEAREST;
    if (far) last = point;
    return far;
  });
};

/** A smooth curve through the points (uniform Catmull-Rom as Bézier segments); one point is a dot. */
const traceStroke = (points: [number, number][]): pdf.PDFOperator[] => {
  const at = (index: number): [number, number] => points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0];
  const [startX, startY] = at(0);
  const start = pdf.moveTo(round(startX), round(startY));
  if (points.length === 1) return [start, pdf.lineTo(round(startX), round(startY)), pdf.stroke()];
  const segments = points.slice(1).map(([x, y], index) => {
    const [before, from, after] = [at(index - 1), at(index), at(index + 2)];
    return pdf.appendBezierCurve(
      round(from[0] + (x - before[0]) / 6),
      round(from[1] + (y - before[1]) / 6),
      round(x - (after[0] - from[0]) / 6),
      round(y - (after[1] - from[1]) / 6),
      round(x),
      round(y),
    );
  });
  return [start, ...segments, pdf.stroke()];
};

const drawStrokes = (canvas: Canvas, box: Box, strokes: readonly (readonly Point[])[]): void => {
  canvas.operators.push(
    pdf.setStrokingRgbColor(...signatureInk),
    pdf.setLineWidth(round(Math.max(0.9, Math.min(1.8, box.bottom * 0.026)))),
    pdf.setLineCap(pdf.LineCapStyle.Round),
    pdf.setLineJoin(pdf.LineJoinStyle.Round),
  );
  for (const stroke of strokes) {
    const points = toPage(canvas, box, stroke);
    if (points.length > 0) canvas.operators.push(...traceStroke(points));
  }
  canvas.operators.push(pdf.setLineCap(pdf.LineCapStyle.Butt));
};

const drawTyped = (canvas: Canvas, box: Box, typed: string): void => {
  const largest = Math.min(30, box.bottom * 0.5);
  const natural = widthOf(canvas.composition.fonts, typed, { face: "serifItalic", size: largest });
  const size = round(largest * Math.min(1, (box.width * 0.96) / natural));
  drawLine(canvas, [box.width * 0.02, box.bottom - size * 0.32], typed, style("serifItalic", size, size, signatureInk));
};

/** Draws a signature in ink blue above its line, from the page's left edge. */
export const drawHandwriting = (canvas: Canvas, box: Box, drawing: Drawing): void => {
  if ("typed" in drawing) drawTyped(canvas, box, drawing.typed);
  else drawStrokes(canvas, box, drawing.strokes);
};
