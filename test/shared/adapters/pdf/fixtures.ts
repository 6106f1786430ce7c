import { inflateSync } from "node:zlib";
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import type { AppearanceInput } from "../../../../shared/adapters/pdf/appearance.ts";
import { loadFonts } from "../../../../shared/adapters/pdf/fonts.ts";
import type { SignaturePageInput } from "../../../../shared/adapters/pdf/signature-page.ts";
import type { PageLanguage } from "../../../../shared/messages/signature-page.ts";

export const fonts = loadFonts("node_modules/@expo-google-fonts");

const titles: Record<PageLanguage, string> = {
  kk: "«Орталық Азия» халықаралық өнеркәсіптік кооперация орталығын құруды жеделдету жөніндегі жол картасы",
  uz: "“Markaziy Osiyo” xalqaro sanoat kooperatsiyasi markazini tashkil etishni jadallashtirish boʻyicha yoʻl xaritasi",
  ru: "Дорожная карта по ускорению создания Международного центра промышленной кооперации «Центральная Азия»",
  en: "Roadmap to Accelerate the Establishment of the International Center for Industrial Cooperation (ICIC) Central Asia",
};
const parties: Record<PageLanguage, [string, string]> = {
  kk: ["Қазақстан Республикасының Үкіметі үшін", "Өзбекстан Республикасының Үкіметі үшін"],
  uz: ["Qozogʻiston Respublikasi Hukumati nomidan", "Oʻzbekiston Respublikasi Hukumati nomidan"],
  ru: ["За Правительство Республики Казахстан", "За Правительство Республики Узбекистан"],
  en: ["For the Government of the Republic of Kazakhstan", "For the Government of the Republic of Uzbekistan"],
};

/** A page with `count` slots, the two parties by turns. */
export const pageInput = (language: PageLanguage, count: number): SignaturePageInput => ({
  language,
  title: titles[language],
  slots: Array.from({ length: count }, (_, index) => ({
    fieldName: `slot-${index + 1}`,
    onBehalfOf: parties[language][index % 2] ?? "",
  })),
  texts: (["kk", "uz", "ru"] as const).map((text, index) => ({
    language: text,
    pages: 6,
    sha256: `${index}a5b${"0123456789abcdef".repeat(4)}`.slice(0, 64),
    thisText: text === language,
  })),
  manifestSha256: "05b3abf2579a5eb66403cd78be557fd860633a1fe2103c7642030defe32c657f",
  reference: "МПК 20/3",
  verificationUrl: "https://registry.depositary.example/v/k7m2q9x4w1z8c5ty",
  pages: { upload: 6 },
});

export const appearanceInput: AppearanceInput = {
  language: "kk",
  name: "Әлихан Смайылов",
  office: "Қазақстан Республикасының Премьер-Министрі",
  signedAt: new Date("2023-05-05T06:20:36Z"),
  timeZone: "Asia/Tashkent",
  certificateSerial: "4158d4619a0b1c2d",
  drawing: {
    strokes: [
      [
        { x: 0.1, y: 0.5 },
        { x: 0.5, y: 0.2 },
        { x: 0.9, y: 0.7 },
      ],
    ],
  },
  width: 206.9,
  height: 160,
};

/** The file's only page: its content as drawn, its resources and what hangs on it. */
export const onlyPage = async (pdf: Uint8Array) => {
  const document = await PDFDocument.load(pdf);
  const [page, ...others] = document.getPages();
  if (!page || others.length > 0) throw new Error("not exactly one page");
  const contents = page.node.lookup(PDFName.of("Contents"));
  if (!(contents instanceof PDFRawStream)) throw new Error("contents are not one stream");
  const fontNames = page.node
    .lookup(PDFName.of("Resources"), PDFDict)
    .lookup(PDFName.of("Font"), PDFDict)
    .values()
    .map((font) => String(document.context.lookup(font, PDFDict).get(PDFName.of("BaseFont"))));
  return {
    document,
    page,
    fontNames,
    content: inflateSync(contents.getContents()).toString("latin1"),
  };
};
