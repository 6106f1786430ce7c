import { readFileSync } from "node:fs";
import { join } from "node:path";
import fontkit, { type Font } from "@pdf-lib/fontkit";
import { Fault } from "../../domain/fault.ts";

/** Static cuts of the Source family (OFL-1.1), below the directory of the npm scope @expo-google-fonts. */
const files = {
  serif: "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  serifItalic: "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  serifBold: "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  sans: "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  sansBold: "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  mono: "source-code-pro/400Regular/SourceCodePro_400Regular.ttf",
} as const;

export type Face = keyof typeof files;

/** The file as it is, for embedding, and the same file parsed, for measuring, with what was measured lately. */
export interface LoadedFont {
  bytes: Uint8Array;
  metrics: Font;
  measured: Map<string, Advance[]>;
}
export type Fonts = Readonly<Record<Face, LoadedFont>>;

/** What a bundler copies beside a function: paths relative to the directory that `loadFonts` is given. */
export const fontFiles: readonly string[] = Object.values(files);

/** Reads the six faces from `node_modules/@expo-google-fonts` or a copy of it; a missing file is Node's own error. */
export const loadFonts = (directory: string): Fonts => {
  const load = (face: Face): LoadedFont => {
    const bytes = new Uint8Array(readFileSync(join(directory, files[face])));
    return { bytes, metrics: fontkit.create(bytes), measured: new Map() };
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

/** One shaped glyph's advance with kerning, and the plain advance the PDF's /W array will state; both in 1/1000 em. */
export interface Advance {
  shaped: number;
  plain: number;
  space: boolean;
}

const shape = ({ metrics }: LoadedFont, text: string): Advance[] => {
  for (const character of text) {
    if (!metrics.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) {
      throw new Fault("glyph-missing", `${metrics.postscriptName} has no glyph for "${character}"`, { retryable: false });
    }
  }
  const { glyphs, positions } = metrics.layout(text);
  const scale = 1000 / metrics.unitsPerEm;
  return glyphs.map((glyph, index) => ({
    shaped: (positions[index]?.xAdvance ?? glyph.advanceWidth) * scale,
    plain: glyph.advanceWidth * scale,
    space: glyph.codePoints[0] === 0x20,
  }));
};

/** Shaping a word takes longer than all else here; a process keeps this many of them at most. */
const MEASURED = 5000;

/**
 * Advances of a text shaped in one face, glyph by glyph.
 * Faults: `glyph-missing`, since a box in place of a letter must never be signed.
 */
export const advances = (font: LoadedFont, text: string): Advance[] => {
  const known = font.measured.get(text);
  if (known) return known;
  if (font.measured.size >= MEASURED) font.measured.clear();
  const measured = shape(font, text);
  font.measured.set(text, measured);
  return measured;
};
