import { PDFName } from "@cantoo/pdf-lib";
import { encode } from "uqr";
import { composeSignaturePage } from "../../../../shared/adapters/pdf/signature-page.ts";
import { type PageLanguage, signaturePageWords } from "../../../../shared/messages/signature-page.ts";
import { fonts, onlyPage, pageInput } from "./fixtures.ts";
import { ask, greyOf, judged, textOf } from "./judges.ts";

const languages: PageLanguage[] = ["kk", "uz", "ru", "en"];
const compose = (language: PageLanguage, count: number, over: Partial<ReturnType<typeof pageInput>> = {}) =>
  composeSignaturePage({ ...pageInput(language, count), ...over }, fonts);

test.each([1, 2, 5, 12])("%d slots: one A4 page, nothing on it that can be filled or clicked", async (count) => {
  const { document, page } = await onlyPage((await compose("ru", count)).pdf);
  expect(page.getSize()).toEqual({ width: 595.28, height: 841.89 });
  expect(page.getRotation().angle).toBe(0);
  expect(page.node.get(PDFName.of("Annots"))).toBeUndefined();
  expect(document.catalog.get(PDFName.of("AcroForm"))).toBeUndefined();
});

test.each([
  1, 2, 3, 5, 8, 12,
])("%d slots: each has its field in the order given, inside the margins, none over another", async (count) => {
  const { fields } = await compose("kk", count);
  expect(fields.map(({ name }) => name)).toEqual(Array.from({ length: count }, (_, index) => `slot-${index + 1}`));
  for (const { rect } of fields) {
    expect(rect[0]).toBeGreaterThan(70);
    expect(rect[1]).toBeGreaterThan(100);
    expect(rect[2]).toBeLessThan(530);
    expect(rect[3]).toBeLessThan(720);
    expect(rect[3] - rect[1]).toBeGreaterThanOrEqual(58);
  }
  const apart = (a: number[], b: number[]) => (a[2] ?? 0) < (b[0] ?? 0) || (a[1] ?? 0) > (b[3] ?? 0);
  fields.forEach(({ rect }, index) => {
    for (const later of fields.slice(index + 1)) expect(apart(rect, later.rect)).toBe(true);
  });
});

test("fields of a row are level and the first party stands at the start", async () => {
  const [first, second] = (await compose("uz", 2)).fields;
  expect([first?.rect[1], first?.rect[3]]).toEqual([second?.rect[1], second?.rect[3]]);
  expect(first?.rect[0]).toBeLessThan(second?.rect[0] ?? 0);
});

test("more slots than a page holds are refused before anything is drawn", async () => {
  await expect(compose("ru", 200)).rejects.toMatchObject({ code: "too-many-slots", retryable: false });
});

test.each([
  "kk",
  "uz",
  "ru",
  "en",
] as const)("whatever may be opened finds room, on a larger sheet if need be: %s", async (language) => {
  const long = (length: number) => "Ш".repeat(length);
  const text = { language: "kk-Cyrl", pages: 2000, sha256: "ab".repeat(32), thisText: false };
  const { pdf, fields } = await compose(language, 12, {
    title: long(500),
    place: long(120),
    slots: pageInput(language, 12).slots.map((slot) => ({ ...slot, onBehalfOf: long(300) })),
    texts: Array.from({ length: 24 }, () => text),
  });
  const { width, height } = (await onlyPage(pdf)).page.getSize();
  for (const { rect } of fields) {
    expect(rect[3] - rect[1]).toBeGreaterThanOrEqual(58);
    expect(rect[0] > 0 && rect[1] > 0 && rect[2] < width && rect[3] < height).toBe(true);
  }
});

test("twelve parties whose names take two lines have an A3 sheet", async () => {
  const onBehalfOf = "За Правительство Соединённого Королевства Великобритании и Северной Ирландии";
  const slots = pageInput("ru", 12).slots.map((slot) => ({ ...slot, onBehalfOf }));
  expect((await onlyPage((await compose("ru", 12, { slots })).pdf)).page.getSize()).toEqual({ width: 841.89, height: 1190.55 });
});

test("equal inputs give equal bytes, whatever was composed before", async () => {
  const first = await compose("kk", 2);
  await compose("uz", 5);
  expect(Buffer.from((await compose("kk", 2)).pdf).equals(first.pdf)).toBe(true);
});

test("subsets of one font in two pages have different names", async () => {
  const names = async (reference: string) => (await onlyPage((await compose("ru", 2, { reference })).pdf)).fontNames;
  const [one, other] = [await names("1"), await names("2")];
  expect(one.every((name) => /^\/[A-Z]{6}\+Source/.test(name))).toBe(true);
  expect(one.filter((name) => other.includes(name))).toEqual([]);
});

test("the file carries no date", async () => {
  const { pdf } = await compose("en", 2);
  expect(Buffer.from(pdf).toString("latin1")).not.toMatch(/CreationDate|ModDate|D:\d{8}/);
});

for (const language of languages) {
  judged("pdftotext", `the page can be copied out: ${language}`, async () => {
    const input = pageInput(language, 2);
    const words = signaturePageWords[language];
    const text = textOf((await compose(language, 2)).pdf);
    for (const shown of [
      words.heading,
      words.attached,
      words.unchanged(6),
      input.title,
      ...input.slots.map((slot) => slot.onBehalfOf),
      words.texts.fingerprint,
      words.verification.number,
      "registry.depositary.example/v/k7m2q9x4w1z8c5ty",
      "МПК 20/3",
      words.folio(7, 7),
    ]) {
      expect(text).toContain(shown);
    }
  });
}

judged("pdftotext", "texts stand with language, pages and fingerprint, this one marked", async () => {
  const text = textOf((await compose("ru", 2)).pdf, ["-layout"]);
  expect(text).toContain("казахский 6 0a5b 0123 4567 89ab cdef 0123 … 4567 89ab");
  expect(text).toContain("русский, этот текст 6 2a5b 0123");
  expect(text).toContain("Отпечаток перечня 05b3 abf2 579a 5eb6 6403 cd78 … e32c 657f");
});

judged("pdftotext", "a language without words of ours has the platform's name, and a long title is whole", async () => {
  const title =
    "Соглашение о регулировании деятельности и порядке пересечения государственной границы работниками, участниками и посетителями "
      .repeat(4)
      .trim();
  const texts = [{ language: "tg", pages: 1, sha256: "ab".repeat(32), thisText: false }];
  const text = textOf((await compose("ru", 4, { title, texts, pages: { upload: 1 } })).pdf);
  expect(text).toContain(title);
  expect(text).toContain("таджикский");
  expect(text).toContain("страница 1, не изменён");
});

judged("qpdf", "the file is sound", async () => {
  expect(ask("qpdf", (await compose("kk", 5)).pdf, ["--check"]).toString()).toContain("No syntax or stream encoding errors");
});

judged("pdftoppm", "the code on the page is the address's QR code, module by module", async () => {
  const { pdf } = await compose("ru", 2);
  const { data, size } = encode("https://registry.depositary.example/v/k7m2q9x4w1z8c5ty", {
    ecc: "M",
    boostEcc: true,
    border: 0,
  });
  const { at } = greyOf(pdf, 4);
  const side = (31 * 72) / 25.4;
  const left = (26 * 72) / 25.4;
  const dark = (y: number) => at(left + side / size / 2, y) < 128;
  let top = 600;
  while (!(dark(top) && dark(top + (5 * side) / size)) && top < 841) top += 0.25;
  const seen = data.map((row, y) =>
    row.map((_, x) => at(left + ((x + 0.5) * side) / size, top + ((y + 0.5) * side) / size) < 128),
  );
  expect(seen).toEqual(data);
});
