import type { Subset } from "@pdf-lib/fontkit";
import { type LoadedFont, shape } from "./fonts.ts";

interface EmbeddedGlyph {
  id: number;
  codePoints: number[];
  advanceWidth: number;
}

/** Parts of fontkit's subset that its types leave out. */
interface OpenSubset extends Subset {
  glyphs: number[];
}

/**
 * The subset writes its glyph offsets in long form: in the short form, which it would choose, a glyph of an odd number of bytes
 * has no end, and Source Sans has such glyphs: they vanish from the page.
 */
const withLongOffsets = (subset: OpenSubset): OpenSubset => {
  let loca: object | undefined;
  return Object.defineProperty(subset, "loca", {
    get: () => loca,
    set: (table: object) => {
      loca = Object.assign(table, { version: 1 });
    },
  });
};

/** Numbers for glyphs as pdf-lib sees them: one for each pair of glyph and code points, so that both ʼ and ’ can be copied out. */
const numberGlyphs = () => {
  const numbers = new Map<string, number>();
  const glyphs: number[] = [];
  return {
    numberOf: (glyph: number, codePoints: readonly number[]): number => {
      const key = `${glyph} ${codePoints}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, glyphs.length);
      return glyphs.push(glyph) - 1;
    },
    glyphOf: (number: number): number => glyphs[number] ?? 0,
  };
};

/**
 * fontkit as pdf-lib wants it, over a font that is parsed once a process. Its subsets show `encodeStream` only: pdf-lib would
 * take their `encode` for the later fontkit's, which returns bytes.
 */
export const fontEngine = (font: LoadedFont) => {
  const { metrics } = font;
  const { numberOf, glyphOf } = numberGlyphs();
  const layout = (text: string) => ({
    glyphs: shape(font, text).map(({ glyph, codePoints, width }) => ({
      id: numberOf(glyph, codePoints),
      codePoints: [...codePoints],
      advanceWidth: (width * metrics.unitsPerEm) / 1000,
    })),
  });
  const createSubset = () => {
    const subset = withLongOffsets(metrics.createSubset() as OpenSubset);
    const included = new Map<number, number>();
    const includeGlyph = ({ id }: EmbeddedGlyph): number => {
      const position = included.get(id) ?? subset.glyphs.push(glyphOf(id)) - 1;
      included.set(id, position);
      return position;
    };
    return { includeGlyph, encodeStream: subset.encodeStream.bind(subset) };
  };
  return { create: () => Object.assign(Object.create(metrics), { layout, createSubset }) };
};
