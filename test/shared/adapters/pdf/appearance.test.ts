import { type AppearanceInput, composeAppearance, composePlaceholder } from "../../../../shared/adapters/pdf/appearance.ts";
import { appearanceInput, fonts, onlyPage } from "./fixtures.ts";
import { ask, judged, textOf } from "./judges.ts";

const compose = (over: Partial<AppearanceInput> = {}) => composeAppearance({ ...appearanceInput, ...over }, fonts);
const contentOf = async (over: Partial<AppearanceInput> = {}) => (await onlyPage(await compose(over))).content;

const blueStroke = "0.10980392156862745 0.24705882352941178 0.6666666666666666 RG";
const blueFill = "0.11 0.247 0.667 rg";
/** Heights of the strokes' horizontal lines, from the page's bottom. */
const ruleHeights = (content: string): string[] => [...content.matchAll(/\n0 ([\d.]+) m\n[\d.]+ \1 l/g)].map(([, y]) => y ?? "");

test("it is one page of exactly the field's size", async () => {
  const { page } = await onlyPage(await compose());
  expect(page.getSize()).toEqual({ width: 206.9, height: 160 });
});

test("strokes are drawn in ink blue, and no other text is", async () => {
  const content = await contentOf();
  expect(content).toContain(blueStroke);
  expect(content).not.toContain(blueFill);
});

test("a typed signature is set in ink blue, in italics", async () => {
  const { content, fontNames } = await onlyPage(await compose({ drawing: { typed: "Ә. Смайылов" } }));
  expect(content).toContain(blueFill);
  expect(fontNames.some((name) => name.endsWith("Italic"))).toBe(true);
});

test("numbers that no pen could write stay inside the field", async () => {
  const strokes = [
    [
      { x: Number.NaN, y: -40 },
      { x: 1e9, y: Number.POSITIVE_INFINITY },
      { x: 0.5, y: 0.5 },
    ],
    [],
  ];
  const content = await contentOf({ drawing: { strokes } });
  const points = [...content.matchAll(/^(-?[\d.]+) (-?[\d.]+) m$/gm)].flatMap(([, x, y]) => [Number(x), Number(y)]);
  expect(points.every((value) => value >= 0 && value <= 206.9)).toBe(true);
});

test("the line is as high for a short office as for a long one, and for the placeholder", async () => {
  const short = await contentOf({ office: "Министр" });
  const long = await contentOf({ office: "Первый заместитель Премьер-Министра – Министр национальной экономики" });
  const { content } = await onlyPage(await composePlaceholder({ width: 206.9, height: 160 }, fonts));
  expect(ruleHeights(short)).toHaveLength(1);
  expect(ruleHeights(long)).toEqual(ruleHeights(short));
  expect(ruleHeights(content)).toEqual(ruleHeights(short));
});

test("a placeholder has no words and no font", async () => {
  const { content, fontNames } = await onlyPage(await composePlaceholder({ width: 200, height: 100 }, fonts));
  expect(content).not.toContain("Tf");
  expect(fontNames).toEqual([]);
});

test("equal inputs give equal bytes", async () => {
  const first = await compose();
  await compose({ language: "uz", name: "Abdulla Aripov" });
  expect(Buffer.from(await compose()).equals(first)).toBe(true);
});

test("it is small: a tail of the sealed file holds one for each signature", async () => {
  expect((await compose()).length).toBeLessThan(24_000);
});

test.each([
  ["words", (length: number) => "Первый заместитель Премьер-Министра ".repeat(9).slice(0, length)],
  ["no gaps", (length: number) => "Ш".repeat(length)],
])("the longest name and office are set on a larger page of the field's shape: %s", async (_, long) => {
  const { page, content } = await onlyPage(await compose({ name: long(120), office: long(200), height: 58 }));
  const { width, height } = page.getSize();
  expect(width / height).toBeCloseTo(206.9 / 58);
  expect(height).toBeGreaterThan(58);
  const neighbours = ruleHeights(await contentOf({ height: 58 })).map((each) => Number(each) / 58);
  expect(ruleHeights(content).map((each) => Number(each) / height)).toEqual([expect.closeTo(neighbours[0] ?? 0)]);
});

test("a field that cannot hold the office at a fifth of the size is a Fault", async () => {
  await expect(compose({ height: 10, width: 20 })).rejects.toMatchObject({ code: "appearance-too-small", retryable: false });
});

judged("pdftotext", "name, office, time with its zone and certificate can be copied out", async () => {
  const text = textOf(await compose());
  expect(text).toContain("Әлихан Смайылов Қазақстан Республикасының Премьер-Министрі");
  expect(text).toContain("Қол қойылған уақыты: 2023 жылғы 5 мамыр, 11:20:36 (Ташкент уақытымен)");
  expect(text).toContain("Қолтаңба сертификаты 4158 d461 …");
});

const office =
  "Первый заместитель Премьер-Министра Республики Казахстан – Министр национальной экономики, сопредседатель Комиссии";
judged("pdftotext", "a long name and office are whole in the smallest field", async () => {
  const text = textOf(
    await compose({ language: "ru", name: "Константин-Александр Христорождественский-Задунайский", office, height: 58 }),
  );
  expect(text).toContain("Константин-Александр Христорождественский-Задунайский");
  expect(text).toContain(office);
  expect(text).toContain("Сертификат подписи 4158 d461");
});

judged("pdftotext", "without a drawing the line says that it was signed", async () => {
  const { drawing: _, ...undrawn } = appearanceInput;
  expect(textOf(await composeAppearance({ ...undrawn, language: "uz" }, fonts))).toContain("Elektron shaklda imzolandi");
});

judged("qpdf", "the file is sound", async () => {
  expect(ask("qpdf", await compose(), ["--check"]).toString()).toContain("No syntax or stream encoding errors");
});
