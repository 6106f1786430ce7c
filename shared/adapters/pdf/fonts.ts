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
  /** What the text says here. */
  codePoints: readonly number[];
  /** Advance with kerning, and the plain advance that the PDF's /W array states. */
  advance: number;
  width: number;
}

/**
 * Each letter is its own glyph: kerned, not ligated. So the text's own code points go to its glyphs one by one; fontkit's are
 * the first ones it was ever asked for, and letters may share a glyph (ʻ and ‘, ʼ and ’) or be a part of another (е in ё).
 */
const features = { liga: false, clig: false, dlig: false, calt: false };

/** Where marks do join a letter, the last glyph has what is left, so that nothing is lost when the text is copied out. */
const codePointsOf = (text: string, count: number): number[][] => {
  const said = [...text].map((character) => character.codePointAt(0) ?? 0);
  return Array.from({ length: count }, (_, index) => said.slice(index, index === count - 1 ? undefined : index + 1));
};

const shapeAnew = ({ metrics }: LoadedFont, text: string): ShapedGlyph[] => {
  for (const character of text) {
    if (!metrics.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) {
      throw new Fault("glyph-missing", `${metrics.postscriptName} has no glyph for "${character}"`, { retryable: false });
    }
  }
  const { glyphs, positions } = metrics.layout(text, features);
  const said = codePointsOf(text, glyphs.length);
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
 * A text shaped in one face.
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
