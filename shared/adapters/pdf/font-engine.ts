import fontkit, { type Font, type Subset } from "@pdf-lib/fontkit";

/**
 * The subset writes its glyph offsets in long form: in the short form, which it would choose, a glyph of an odd number of bytes
 * has no end, and Source Sans has such glyphs: they vanish from the page.
 */
const withLongOffsets = (subset: Subset): Subset => {
  let loca: object | undefined;
  return Object.defineProperty(subset, "loca", {
    get: () => loca,
    set: (table: object) => {
      loca = Object.assign(table, { version: 1 });
    },
  });
};

/**
 * fontkit as pdf-lib wants it. pdf-lib takes a subset's `encode` for the later fontkit's, which returns bytes; in this one
 * `encodeStream` does that, so `encode` is not shown.
 */
export const fontEngine = {
  create: (bytes: Uint8Array): Font => {
    const font = fontkit.create(bytes);
    const createSubset = () => {
      const subset = withLongOffsets(font.createSubset());
      return { includeGlyph: subset.includeGlyph.bind(subset), encodeStream: subset.encodeStream.bind(subset) };
    };
    return Object.assign(Object.create(font) as Font, { createSubset });
  },
};
