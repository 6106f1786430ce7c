import {
  CustomFontSubsetEmbedder,
  PDFContentStream,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFOperator,
  type PDFPage,
  type PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import { sha256Hex } from "../../domain/hash.ts";
import { fontEngine } from "./font-engine.ts";
import type { Face, Fonts } from "./fonts.ts";

/** A4 upright, in points. */
export const A4 = { width: 595.28, height: 841.89 } as const;
export const A3 = { width: 841.89, height: 1190.55 } as const;
export const A2 = { width: 1190.55, height: 1683.78 } as const;

/** Millimetres to points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

interface Embedded {
  embedder: CustomFontSubsetEmbedder;
  ref: PDFRef;
  used: boolean;
}

/** A document being composed: always a new, empty one. */
export interface Composition {
  pdf: PDFDocument;
  fonts: Fonts;
  faces: Map<string, Embedded>;
  canvases: Canvas[];
  seed: string;
}

/** One page being drawn. Coordinates are points from its top left corner, y downwards. */
export interface Canvas {
  composition: Composition;
  page: PDFPage;
  width: number;
  height: number;
  operators: PDFOperator[];
}

/** The six capital letters of a subset's name (ISO 32000-2, 9.9.2): different subsets of a font must not share them. */
const subsetTag = (seed: string, face: string): string =>
  [...sha256Hex(`${seed} ${face}`).slice(0, 6)].map((digit) => String.fromCharCode(65 + Number.parseInt(digit, 16))).join("");

/** Starts a document. `input` stands for its whole content: the names and /ID made from it are equal for equal inputs only. */
export const startComposition = async (fonts: Fonts, input: unknown): Promise<Composition> => {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const seed = sha256Hex(JSON.stringify(input));
  const faces = new Map<string, Embedded>();
  for (const face of Object.keys(fonts) as Face[]) {
    const { bytes, metrics } = fonts[face];
    const embedder = await CustomFontSubsetEmbedder.for(
      fontEngine(fonts[face]),
      bytes,
      `${subsetTag(seed, face)}+${metrics.postscriptName}`,
    );
    faces.set(face, { embedder, ref: pdf.context.nextRef(), used: false });
  }
  return { pdf, fonts, faces, canvases: [], seed };
};

/** Adds a page of the given size in points. */
export const addCanvas = (composition: Composition, { width, height }: { width: number; height: number }): Canvas => {
  const canvas = { composition, page: composition.pdf.addPage([width, height]), width, height, operators: [] };
  composition.canvases.push(canvas);
  return canvas;
};

/** The glyph codes of a text, four hexadecimal digits each; the glyphs join the face's subset. */
export const encode = ({ faces }: Composition, face: Face, text: string): string[] => {
  const embedded = faces.get(face);
  if (embedded === undefined) throw new TypeError(`no face ${face}`);
  embedded.used = true;
  return embedded.embedder.encodeText(text).asString().match(/.{4}/g) ?? [];
};

/** Title and language for the document's catalog and Info (ISO 32000-2, 14.3.3 and 14.9.2); no date is written. */
export const describe = (
  { pdf }: Composition,
  about: { title: string; author: string; subject: string; language: string },
): void => {
  pdf.setTitle(about.title, { showInWindowTitleBar: true });
  pdf.setAuthor(about.author);
  pdf.setSubject(about.subject);
  pdf.catalog.set(PDFName.of("Lang"), PDFString.of(about.language));
};

/** The file's bytes: each page one content stream with its own resources, only the faces it shows, nothing random in it. */
export const finish = async ({ pdf, faces, canvases, seed }: Composition): Promise<Uint8Array> => {
  const { context } = pdf;
  const used = [...faces].filter(([, { used }]) => used);
  for (const [, { embedder, ref }] of used) await embedder.embedIntoContext(context, ref);
  const fontDictionary = Object.fromEntries(used.map(([face, { ref }]) => [face, ref]));
  for (const { page, operators } of canvases) {
    page.node.set(PDFName.of("Resources"), context.obj({ Font: fontDictionary }));
    page.node.set(PDFName.of("Contents"), context.register(PDFContentStream.of(context.obj({}), operators)));
  }
  const id = PDFHexString.of(seed.slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
  return pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
};
