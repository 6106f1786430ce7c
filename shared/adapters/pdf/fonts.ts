import { readFileSync } from "node:fs";
import { join } from "node:path";
import fontkit, { type Font } from "@pdf-lib/fontkit";
import { Fault } from "../../domain/fault.ts";
import { FONT_FILES } from "./font-files.ts";

export type Face = keyof typeof FONT_FILES;

/** The file as it is, for embedding, and the same file parsed, for shaping, with what was shaped lately. */
export interface LoadedFont {
  bytes: Uint8Array;
  metrics: Font;
  shaped: Map<string, ShapedGlyph[]>;
}
export type Fonts = Readonly<Record<Face, LoadedFont>>;

/** Reads the six faces from `node_modules/@expo-google-fonts` or a copy of it; a missing file is Node's own error. */
export const loadFonts = (directory: string): Fonts => {
  const load = (face: Face): LoadedFont => {
    const bytes = new Uint8Array(readFileSync(join(directory, FONT_FILES[face])));
    return { bytes, metrics: fontkit.create(bytes), shaped: new Map() };
  };
  return {
    serif: load("serif"),
    serifItalic: load("serifItalic"),
    serifBold: load("serifBold"),
    sans: load("sans"),
    sansBold: load("sansBold"),
    mono: load("mono"),
  };
};

/** One glyph of a shaped text. Widths are in 1/1000 em. */
export interface ShapedGlyph {
  /** Glyph number in the font's file. */
  glyph: number;
  /** What the text says here: several for a ligature. */
  codePoints: readonly number[];
  /** Advance with kerning, and the plain advance that the PDF's /W array states. */
  advance: number;
  width: number;
}

/**
 * The text's own code points, glyph by glyph. fontkit keeps for each glyph the first code points it was ever asked for: none
 * where it was first a part of another glyph (е in ё), the wrong ones where letters share a glyph (ʻ and ‘, ʼ and ’).
 */
const codePointsOf = (text: string, glyphs: readonly { codePoints: number[] }[]): readonly number[][] => {
  const said = [...text].map((character) => character.codePointAt(0) ?? 0);
  const lengths = glyphs.map(({ codePoints }) => Math.max(1, codePoints.length));
  if (lengths.reduce((sum, length) => sum + length, 0) !== said.length) return glyphs.map(({ codePoints }) => codePoints);
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return said.slice(at - length, at);
  });
};

const shapeAnew = ({ metrics }: LoadedFont, text: string): ShapedGlyph[] => {
  for (const character of text) {
    if (!metrics.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) {
      throw new Fault("glyph-missing", `${metrics.postscriptName} has no glyph for "${character}"`, { retryable: false });
    }
  }
  const { glyphs, positions } = metrics.layout(text);
  const said = codePointsOf(text, glyphs);
  const scale = 1000 / metrics.unitsPerEm;
  return glyphs.map((glyph, index) => ({
    glyph: glyph.id,
    codePoints: said[index] ?? [],
    advance: (positions[index]?.xAdvance ?? glyph.advanceWidth) * scale,
    width: glyph.advanceWidth * scale,
  }));
};

/** Shaping a word takes longer than all else here; a process keeps this many of them at most. */
const SHAPED = 5000;

/**
 * A text shaped in one face: ligatures and kerning as the font has them.
 * Faults: `glyph-missing`, since a box in place of a letter must never be signed.
 */
export const shape = (font: LoadedFont, text: string): ShapedGlyph[] => {
  const known = font.shaped.get(text);
  if (known) return known;
  if (font.shaped.size >= SHAPED) font.shaped.clear();
  const shaped = shapeAnew(font, text);
  font.shaped.set(text, shaped);
  return shaped;
};
