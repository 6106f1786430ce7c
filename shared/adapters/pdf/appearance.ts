import { Fault } from "../../domain/fault.ts";
import { type PageLanguage, signaturePageWords } from "../../messages/signature-page.ts";
import type { AppearanceInput } from "./appearance-input.ts";
import { addCanvas, type Canvas, finish, startComposition } from "./canvas.ts";
import { drawLine, drawRule } from "./draw.ts";
import type { Fonts } from "./fonts.ts";
import { drawHandwriting } from "./handwriting.ts";
import { drawParticulars, holdsParticulars } from "./particulars.ts";
import { ink, signatureInk, style, widthOf } from "./text.ts";

export type { AppearanceInput } from "./appearance-input.ts";

/**
 * Where the signature's line stands, from the block's top. It depends on the block's height alone, so that the lines of
 * neighbours are level whatever their offices.
 */
const lineAt = (height: number): number => height - Math.max(0.57 * height, Math.min(42, 0.7 * height));

const drawElectronically = (canvas: Canvas, line: number, language: PageLanguage): void => {
  const words = signaturePageWords[language].signature.electronically;
  const natural = widthOf(canvas.composition.fonts, words, { face: "sans", size: 10 });
  const size = 10 * Math.min(1, canvas.width / natural);
  drawLine(canvas, [0, line - 5], words, style("sans", size, size, signatureInk));
};

/**
 * A reader scales an appearance to its field (ISO 32000-2, 12.5.5), so what a field cannot hold is set on a larger page of the same
 * shape: who has signed must not wait for a shorter office.
 */
const enlargements = [1, 1.25, 1.5, 2, 2.5] as const;

const pageOf = (input: AppearanceInput, fonts: Fonts): AppearanceInput & { readonly line: number } => {
  for (const factor of enlargements) {
    const page = { ...input, width: input.width * factor, height: input.height * factor, line: lineAt(input.height) * factor };
    if (holdsParticulars(page, fonts, page.height - page.line)) return page;
  }
  throw new Fault("appearance-too-small", `${input.width} × ${input.height} points do not hold the office`, { retryable: false });
};

/**
 * What a field shows once signed, as a PDF of one page of `width` × `height` points (a multiple of both for the longest offices),
 * transparent but for its marks: signature, line, name, office, time, certificate. Made in an empty document; equal inputs give
 * equal bytes. Faults: `glyph-missing`; `appearance-too-small` where even type of a fifth of the size does not fit.
 */
export const composeAppearance = async (input: AppearanceInput, fonts: Fonts): Promise<Uint8Array> => {
  const { line, ...page } = pageOf(input, fonts);
  const canvas = addCanvas(await startComposition(fonts, input), page);
  if (page.drawing) drawHandwriting(canvas, { width: page.width, bottom: line }, page.drawing);
  else drawElectronically(canvas, line, page.language);
  drawRule(canvas, [0, line, page.width], 0.7, ink);
  drawParticulars(canvas, page, line);
  return finish(canvas.composition);
};

/** What a field shows until it is signed: its line alone, where the signature's line will be. */
export const composePlaceholder = async (size: { width: number; height: number }, fonts: Fonts): Promise<Uint8Array> => {
  const canvas = addCanvas(await startComposition(fonts, size), size);
  drawRule(canvas, [0, lineAt(size.height), size.width], 0.7, ink);
  return finish(canvas.composition);
};
