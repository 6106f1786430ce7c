import { PDFArray, PDFDocument, PDFHexString } from "@cantoo/pdf-lib";
import { addCanvas, describe as describeDocument, finish, startComposition } from "../../../../shared/adapters/pdf/canvas.ts";
import { drawLine, drawLines, drawRule } from "../../../../shared/adapters/pdf/draw.ts";
import { drawHandwriting, signaturePad } from "../../../../shared/adapters/pdf/handwriting.ts";
import { ink, style, widthOf } from "../../../../shared/adapters/pdf/text.ts";
import { fonts, onlyPage } from "./fixtures.ts";
import { ask, greyOf, judged, textOf } from "./judges.ts";

const serif = style("serif", 20, 26);
const page = { width: 300, height: 200 };
const start = async (input: unknown = "seed") => addCanvas(await startComposition(fonts, input), page);

/** Left and right edges of what is dark in rows `from` to `to`, in points. */
const extent = (pdf: Uint8Array, from: number, to: number): [number, number] => {
  const { at } = greyOf(pdf, 4);
  const dark: number[] = [];
  for (let x = 0; x < page.width; x += 0.25) {
    for (let y = from; y < to; y += 0.25) if (at(x, y) < 128) dark.push(x);
  }
  return [Math.min(...dark), Math.max(...dark)];
};

test("only the faces that a page shows are in the file", async () => {
  const canvas = await start();
  drawLine(canvas, [10, 50], "Сертификат", style("sans", 10, 12));
  const { fontNames } = await onlyPage(await finish(canvas.composition));
  expect(fontNames).toEqual([expect.stringMatching(/^\/[A-Z]{6}\+SourceSans3-Regular$/)]);
});

test("kerning is written between the glyphs", async () => {
  const canvas = await start();
  drawLine(canvas, [10, 50], "Та", serif);
  const { content } = await onlyPage(await finish(canvas.composition));
  expect(content).toMatch(/\[ ?<[0-9A-F]{4}> \d+ <[0-9A-F]{4}> ?\] TJ/i);
});

test("a hard space is drawn as a space and an empty line not at all", async () => {
  const canvas = await start();
  expect(drawLine(canvas, [10, 50], "", serif)).toBe(10);
  expect(canvas.operators).toHaveLength(0);
  expect(drawLine(canvas, [10, 50], "5\u00a0мая", serif)).toBeCloseTo(10 + widthOf(fonts, "5 мая", serif), 5);
});

test("the /ID stands for the input and is the same twice over", async () => {
  const idOf = async (input: unknown) => {
    const document = await PDFDocument.load(await finish((await start(input)).composition));
    const id = document.context.lookup(document.context.trailerInfo.ID, PDFArray);
    return [0, 1].map((index) => id.lookup(index, PDFHexString).asString());
  };
  const [one, same, other] = [await idOf({ a: 1 }), await idOf({ a: 1 }), await idOf({ a: 2 })];
  expect(one[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(one[1]).toBe(one[0]);
  expect(same).toEqual(one);
  expect(other).not.toEqual(one);
});

test("title, author, subject and language stand in the file", async () => {
  const canvas = await start();
  describeDocument(canvas.composition, { title: "Жол картасы", author: "Үкімет", subject: "Үлгі", language: "kk" });
  const document = await PDFDocument.load(await finish(canvas.composition), { updateMetadata: false });
  expect([document.getTitle(), document.getAuthor(), document.getSubject()]).toEqual(["Жол картасы", "Үкімет", "Үлгі"]);
  expect(document.getCreationDate()).toBeUndefined();
});

judged("pdftoppm", "lines stand where they are asked to: at the start, in the middle, at the end", async () => {
  const canvas = await start();
  drawLine(canvas, [40, 40], "ННН", serif);
  drawLine(canvas, [150, 80], "ННН", { ...serif, align: "centre" });
  drawLine(canvas, [260, 120], "ННН", { ...serif, align: "end" });
  const pdf = await finish(canvas.composition);
  const width = widthOf(fonts, "ННН", serif);
  const edges = [extent(pdf, 20, 42), extent(pdf, 60, 82), extent(pdf, 100, 122)];
  const expected = [40, 150 - width / 2, 260 - width];
  edges.forEach(([left, right], index) => {
    expect(Math.abs(left - (expected[index] ?? 0))).toBeLessThan(1.5);
    expect(Math.abs(right - ((expected[index] ?? 0) + width))).toBeLessThan(1.5);
  });
});

judged("pdftoppm", "a spread widens the spaces of a line by as much as it says", async () => {
  const canvas = await start();
  drawLine(canvas, [20, 40], "а б в", serif);
  drawLine(canvas, [20, 80], "а б в", { ...serif, spread: 10 });
  const pdf = await finish(canvas.composition);
  expect(extent(pdf, 60, 82)[1] - extent(pdf, 20, 42)[1]).toBeCloseTo(20, 0);
});

judged("pdftotext", "ʼ and ’ are one glyph and two letters, also in one line", async () => {
  const canvas = await start();
  const bottom = drawLines(canvas, [10, 20], ["Taʼlim, Workers’", "gʻ ‘a’ ё й ї"], serif);
  expect(bottom).toBe(72);
  expect(textOf(await finish(canvas.composition))).toContain("Taʼlim, Workers’ gʻ ‘a’ ё й ї");
});

judged("pdftoppm", "strokes keep the pad's shape and stand on the signature's line", async () => {
  const canvas = await start();
  const corner = [0, 1].map((end) => ({ x: end, y: 1 }));
  drawHandwriting(canvas, { width: 200, bottom: 60 }, { strokes: [corner] });
  const [left, right] = extent(await finish(canvas.composition), 55, 65);
  expect(left).toBeLessThan(2);
  expect(right).toBeGreaterThan((60 * signaturePad.width) / signaturePad.height - 2);
  expect(right).toBeLessThan((60 * signaturePad.width) / signaturePad.height + 2);
});

judged("pdftoppm", "a typed signature is made smaller until it fits", async () => {
  const canvas = await start();
  drawHandwriting(canvas, { width: 150, bottom: 80 }, { typed: "Христорождественский-Задунайский К.-А." });
  expect(extent(await finish(canvas.composition), 0, 100)[1]).toBeLessThan(150);
});

judged("qpdf", "several pages with several faces are a sound file", async () => {
  const canvas = await start();
  drawLine(canvas, [10, 40], "Жол картасы", serif);
  const second = addCanvas(canvas.composition, page);
  drawLine(second, [10, 40], "4158 d461", style("mono", 9, 12));
  drawRule(second, [10, 50, 100], 0.5, ink);
  expect(ask("qpdf", await finish(canvas.composition), ["--check"]).toString()).toContain("No syntax or stream encoding errors");
});
