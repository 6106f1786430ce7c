import { join } from "node:path";
import { loadFonts } from "../../../shared/adapters/pdf/fonts.ts";
import { unsettable, unsettableIn } from "../../../shared/domain/settable.ts";

const fonts = loadFonts(join(process.cwd(), "node_modules/@expo-google-fonts"));
/** The faces that words of an agreement are set in. */
const faces = [fonts.serif, fonts.serifItalic, fonts.serifBold, fonts.sans, fonts.sansBold];
const points = Array.from({ length: 0x1ff00 }, (_, at) => at + 0x20).filter((point) => point < 0xd800 || point > 0xdfff);

test("every character that passes has a glyph in every face", () => {
  const missing = points.filter(
    (point) =>
      unsettable(String.fromCodePoint(point)) === undefined && faces.some(({ metrics }) => !metrics.hasGlyphForCodePoint(point)),
  );
  expect(missing).toEqual([]);
});

test.each([
  "Әлихан Асханұлы Смайылов",
  "Abdulla Nigʻmatovich Oripov",
  "Сергей Ёлкин — «Министр» № 1",
  "Łukasz Ždánský-O’Neill",
  "Nguyễn Phú Trọng",
  "Эмомалӣ Раҳмон, Ҷумҳурии Тоҷикистон",
])("%s can be set", (name) => {
  expect(unsettable(name)).toBeUndefined();
});

test.each([
  ["სმაილოვი", "ს"],
  ["Ali علي", "ع"],
  ["王毅", "王"],
  ["Ann\u202eb", "\u202e"],
  ["a\u0000", "\u0000"],
])("%j cannot, for %j", (name, character) => {
  expect(unsettable("fine", name)).toBe(character);
});

test("only what will stand in the files counts: the text of their language, or what takes its place", () => {
  const name = { en: "Li", zh: "李" };
  expect(unsettableIn(["en", "ru"], name)).toBeUndefined();
  expect(unsettableIn(["en", "zh"], name)).toBe("李");
});
