import { type Face, type Fonts, shape } from "./fonts.ts";

/** Red, green, blue from 0 to 1. */
export type Colour = readonly [number, number, number];

const rgb = (hex: string): Colour =>
  [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];

/** The ink of the page, its quieter shade, hairlines, and the blue that only signatures have. */
export const ink = rgb("14212b");
export const quietInk = rgb("43505a");
export const hairline = rgb("b9c1c0");
export const signatureInk = rgb("1c3faa");

/** `size` and `leading` (distance of baselines) in points. */
export interface Style {
  face: Face;
  size: number;
  leading: number;
  colour: Colour;
}

export const style = (face: Face, size: number, leading: number, colour: Colour = ink): Style => ({
  face,
  size,
  leading,
  colour,
});

/** Spaces between groups of digits are drawn this much of the size narrower: a mono space is too wide for them. */
export const GROUP_SPREAD = -0.26;

/** Width of one line in points, kerning included. */
export const widthOf = (fonts: Fonts, text: string, { face, size }: Pick<Style, "face" | "size">): number =>
  (shape(fonts[face], text).reduce((sum, { advance }) => sum + advance, 0) * size) / 1000;

/**
 * Binds with hard spaces what should not part at a line's end: a number (also a Roman one) and its word, № and its number, a word of one or two
 * letters and what follows it, a dash and what precedes it.
 */
export const bind = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/(?<=\d) (?=\p{L})/gu, "\u00a0")
    .replace(/(?<=[№§]) (?=\d)/gu, "\u00a0")
    .replace(/(?<=(?:^| )[IVX]{1,4}) (?=\p{Ll})/gu, "\u00a0")
    .replace(/(?<=(?:^|[\s(«“])\p{L}{1,2}) (?=[\p{L}\d«“])/gu, "\u00a0")
    .replace(/ (?=[–—] )/g, "\u00a0");

/** Binds also three-letter words, for headings: "of the", "and", "для" open the next line instead of ending one. */
export const bindHeading = (text: string): string => bind(text).replace(/(?<=(?:^|[\s(«“])\p{L}{3}) (?=\p{L})/gu, "\u00a0");

interface Piece {
  text: string;
  width: number;
  /** Whether a space stands before this piece when it does not open a line. */
  spaced: boolean;
}

/** After a hyphen, with four letters or more on both sides. */
const atHyphens = /(?<=\p{L}{4}-)(?=\p{L}{4})/u;

/** A part too long for any line is parted between letters. */
const atLetters = (fonts: Fonts, part: string, style: Style, width: number): string[] => {
  const parts: string[] = [];
  let taken = "";
  for (const character of part) {
    if (taken !== "" && widthOf(fonts, taken + character, style) > width) {
      parts.push(taken);
      taken = character;
    } else {
      taken += character;
    }
  }
  return [...parts, taken];
};

/** Words stay whole where a line can hold them: a hyphen at a line's end gets lost when the text is copied out. */
const partsOf = (fonts: Fonts, word: string, style: Style, width: number): string[] => {
  const fits = (part: string): boolean => widthOf(fonts, part, style) <= width;
  if (fits(word)) return [word];
  return word.split(atHyphens).flatMap((part) => (fits(part) ? [part] : atLetters(fonts, part, style, width)));
};

/** What hard spaces bind comes apart only where no line can hold it. */
const unbound = (fonts: Fonts, bound: string, style: Style, width: number): string[] =>
  widthOf(fonts, bound, style) <= width ? [bound] : bound.split("\u00a0");

const piecesOf = (fonts: Fonts, text: string, style: Style, width: number): Piece[] =>
  text
    .normalize("NFC")
    .split(/[ \t\r\n]+/)
    .flatMap((bound) => unbound(fonts, bound, style, width))
    .filter((word) => word !== "")
    .flatMap((word) => partsOf(fonts, word, style, width).map((part, index) => ({ text: part, spaced: index === 0 })))
    .map((piece) => ({ ...piece, width: widthOf(fonts, piece.text, style) }));

const fill = (pieces: Piece[], space: number, width: number): string[] => {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of pieces) {
    const gap = piece.spaced ? space : 0;
    if (line !== "" && used + gap + piece.width > width) {
      lines.push(line);
      line = piece.text;
      used = piece.width;
    } else {
      line += (line !== "" && piece.spaced ? " " : "") + piece.text;
      used += (line === piece.text ? 0 : gap) + piece.width;
    }
  }
  return line === "" ? lines : [...lines, line];
};

/** Breaks a text into lines of at most `width` points; a word wider than that is parted, nothing is ever cut off. */
export const breakLines = (fonts: Fonts, text: string, style: Style, width: number): string[] =>
  fill(piecesOf(fonts, text, style, width), widthOf(fonts, " ", style), width);

/**
 * As `breakLines`, in the same number of lines but as even as they can be; in `least` lines or more where the words allow it.
 */
export const balanceLines = (
  fonts: Fonts,
  text: string,
  style: Style,
  [width, least = 1]: readonly [number, number?],
): string[] => {
  const pieces = piecesOf(fonts, text, style, width);
  const space = widthOf(fonts, " ", style);
  const count = Math.max(least, fill(pieces, space, width).length);
  let narrow = Math.max(0, ...pieces.map((piece) => piece.width)) - 1;
  let wide = width;
  while (wide - narrow > 0.5) {
    const middle = (narrow + wide) / 2;
    if (fill(pieces, space, middle).length > count) narrow = middle;
    else wide = middle;
  }
  return fill(pieces, space, wide);
};
