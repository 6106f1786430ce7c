import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import type { TextFile } from "./text-file.ts";
import { newPdfWorker } from "./workers.ts";

export type { PDFDocumentProxy };

const load = async () => {
  const pdfjs = await import("pdfjs-dist");
  return { pdfjs, worker: pdfjs.PDFWorker.create({ port: newPdfWorker() }) };
};

let loading: ReturnType<typeof load> | undefined;

/** The library comes with the first text that is read, and one worker serves all. */
const library = (): ReturnType<typeof load> => {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
};

/** Loads the library ahead of the text that needs it. */
export const prepareLibrary = (): void => void library().catch(() => {});

export interface OpenedPdf {
  readonly pdf: PDFDocumentProxy;
  readonly close: () => void;
}

/** A scanned text has a page's object between two pictures: finding the last page takes one of these a page. */
const CHUNK = 32 * 1024;

/**
 * Opens a text by the ranges that its pages need. Nothing in it runs: no scripts, no forms, no fetching of what it names. `onFailed`: a
 * range did not come, and the page that wants it would wait for good.
 */
export const openPdf = async (file: TextFile, onFailed: () => void): Promise<OpenedPdf> => {
  const { pdfjs, worker } = await library();
  const range = new pdfjs.PDFDataRangeTransport(file.length, null);
  let closed = false;
  range.requestDataRange = (begin: number, end: number): void => {
    file.range(begin, end).then(
      (bytes) => !closed && range.onDataRange(begin, bytes),
      () => !closed && onFailed(),
    );
  };
  const task = pdfjs.getDocument({
    range,
    rangeChunkSize: CHUNK,
    worker,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    useWasm: false,
    useSystemFonts: false,
    // Errors alone: a text that is closed while it is read warns of nothing else.
    verbosity: 0,
  });
  const close = (): void => {
    closed = true;
    task.destroy().catch(() => {});
  };
  return { pdf: await task.promise, close };
};

export interface Drawn {
  readonly done: Promise<void>;
  readonly stop: () => void;
}

/** A phone has no more for one canvas. */
const MOST_PIXELS = 16_000_000;

export interface Sheet {
  /** Takes the picture; what was drawn there before stays until the new one is whole. */
  readonly picture: HTMLElement;
  /** Takes the words. */
  readonly layer: HTMLElement;
  /** CSS pixels. */
  readonly width: number;
}

/** Draws a page, with its text as selectable words above. */
export const drawPage = async (page: PDFPageProxy, { picture, layer, width }: Sheet): Promise<Drawn> => {
  const { pdfjs } = await library();
  const scale = width / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const sharp = Math.min(devicePixelRatio, 3, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(viewport.width * sharp);
  canvas.height = Math.floor(viewport.height * sharp);
  const drawing = page.render({ canvas, viewport, transform: [sharp, 0, 0, sharp, 0, 0] });
  layer.replaceChildren();
  layer.style.setProperty("--total-scale-factor", String(scale));
  const words = new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport });
  return {
    done: Promise.all([drawing.promise.then(() => picture.replaceChildren(canvas)), words.render()]).then(() => undefined),
    stop: () => {
      drawing.cancel();
      words.cancel();
    },
  };
};

/** The words of a page in the order of the file, a line break where a line ends: what the text layer holds too. */
export const rawTextOf = async (pdf: PDFDocumentProxy, number: number): Promise<string> => {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  return items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("");
};
