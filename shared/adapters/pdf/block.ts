import type { Canvas } from "./canvas.ts";
import { drawLines, drawRule, type TextOptions } from "./draw.ts";
import type { Fonts } from "./fonts.ts";
import type { Colour, Style } from "./text.ts";

/** The column everything stands in, and how densely: 1 is the usual distance between things. */
export interface Frame {
  fonts: Fonts;
  density: number;
  x: number;
  width: number;
}

/** A part of a page that knows its height, in points, before it is drawn. */
export interface Block {
  height: number;
  draw: (canvas: Canvas, top: number) => void;
}

export const stack = (blocks: Block[]): Block => ({
  height: blocks.reduce((sum, block) => sum + block.height, 0),
  draw: (canvas, top) => {
    let y = top;
    for (const block of blocks) {
      block.draw(canvas, y);
      y += block.height;
    }
  },
});

export const space = (height: number): Block => ({ height, draw: () => {} });

/** Lines at `x`; with an alignment, `x` is the middle or the end of them. */
export const linesBlock = (x: number, lines: string[], style: Style & TextOptions): Block => ({
  height: lines.length * style.leading,
  draw: (canvas, top) => {
    drawLines(canvas, [x, top], lines, style);
  },
});

/** A horizontal line that takes no height. */
export const ruleBlock = (x: number, width: number, [weight, colour]: [number, Colour]): Block => ({
  height: 0,
  draw: (canvas, top) => drawRule(canvas, [x, top, width], weight, colour),
});

/** Blocks side by side, tops level. */
export const beside = (blocks: Block[]): Block => ({
  height: Math.max(0, ...blocks.map((block) => block.height)),
  draw: (canvas, top) => {
    for (const block of blocks) block.draw(canvas, top);
  },
});
