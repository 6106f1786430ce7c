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

/** Letters after which a long word may be parted when it is wider than the line. */
const splitToFit = (fonts: Fonts, word: string, style: Style, width: number): string[] => {
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part !== "" && widthOf(fonts, part + character, style) > width) {
      parts.push(part);
      part = character;
    } else {
      part += character;
    }
  }
  return [...parts, part];
};

/** Where a line may end inside a word: after a hyphen, with four letters or more on both sides. */
const atHyphens = /(?<=\p{L}{4}-)(?=\p{L}{4})/u;

const wordsOf = (text: string): string[] =>
  text
    .normalize("NFC")
    .split(/[ \t\r\n]+/)
    .filter((word) => word !== "");

const piecesOf = (fonts: Fonts, words: { text: string; spaced: boolean }[], style: Style, width: number): Piece[] =>
  words.flatMap(({ text, spaced }) => {
    const whole = widthOf(fonts, text, style);
    if (whole <= width) return [{ text, spaced, width: whole }];
    return splitToFit(fonts, text, style, width).map((part, index) => ({
      text: part,
      spaced: spaced && index === 0,
      width: widthOf(fonts, part, style),
    }));
  });

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
export const breakLines = (fonts: Fonts, text: string, style: Style, width: number): string[] => {
  const words = wordsOf(text).flatMap((word) =>
    word.split(atHyphens).map((part, index) => ({ text: part, spaced: index === 0 })),
  );
  return fill(piecesOf(fonts, words, style, width), widthOf(fonts, " ", style), width);
};

/**
 * As `breakLines`, in the same number of lines but as even as they can be; in `least` lines or more where the words allow it.
 * For headings and names: words with a hyphen stay whole.
 */
export const balanceLines = (
  fonts: Fonts,
  text: string,
  style: Style,
  [width, least = 1]: readonly [number, number?],
): string[] => {
  const words = wordsOf(text).map((word) => ({ text: word, spaced: true }));
  const pieces = piecesOf(fonts, words, style, width);
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
