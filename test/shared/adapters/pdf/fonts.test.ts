import { existsSync } from "node:fs";
import { join } from "node:path";
import { FONT_FILES } from "../../../../shared/adapters/pdf/font-files.ts";
import { type Face, shape } from "../../../../shared/adapters/pdf/fonts.ts";
import { widthOf } from "../../../../shared/adapters/pdf/text.ts";
import { fonts } from "./fixtures.ts";

const alphabets = {
  Kazakh: "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя",
  Uzbek: "AaBbDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvXxYyZzʻʼ",
  "Uzbek in Cyrillic": "ЎўҚқҒғҲҳ",
  "marks and figures": "0123456789.,:;()«»“”„’–—…№/-+",
};

test("the files to copy beside a function are there, by their paths below the directory", () => {
  expect(Object.values(FONT_FILES)).toHaveLength(6);
  expect(Object.values(FONT_FILES).filter((file) => !existsSync(join("node_modules/@expo-google-fonts", file)))).toEqual([]);
});

test.each(Object.entries(alphabets))("every face has every letter: %s", (_, letters) => {
  for (const face of Object.keys(fonts) as Face[]) expect(shape(fonts[face], letters).every(({ glyph }) => glyph > 0)).toBe(true);
});

test("a letter the family lacks is a Fault that names it, never a box on a page", () => {
  expect(() => shape(fonts.serif, "საქართველო")).toThrow(expect.objectContaining({ code: "glyph-missing", retryable: false }));
  expect(() => shape(fonts.serif, "ქ")).toThrow("ქ");
});

test("letters are kerned", () => {
  const [, a] = [widthOf(fonts, "Т", { face: "serif", size: 10 }), widthOf(fonts, "а", { face: "serif", size: 10 })];
  const t = widthOf(fonts, "Т", { face: "serif", size: 10 });
  expect(widthOf(fonts, "Та", { face: "serif", size: 10 })).toBeLessThan(t + a - 0.2);
});

test("letters that share a glyph keep their own code points", () => {
  const said = (text: string) =>
    shape(fonts.serif, text)
      .map(({ codePoints }) => String.fromCodePoint(...codePoints))
      .join("");
  expect(shape(fonts.serif, "ʼ")[0]?.glyph).toBe(shape(fonts.serif, "’")[0]?.glyph);
  expect(said("maʼno, Workers’, oʻ, ‘a’")).toBe("maʼno, Workers’, oʻ, ‘a’");
});

test("every letter is a glyph of its own, also where the font would ligate", () => {
  const glyphs = shape(fonts.serif, "muvofiq office");
  expect(glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints)).join("|")).toBe([..."muvofiq office"].join("|"));
});
