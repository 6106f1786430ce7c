import type { PDFDocumentProxy, PDFPageProxy, PDFWorker } from "pdfjs-dist";
import workerAddress from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { WORKER_POLICY } from "../../../shared/api/pages.ts";

export type { PDFDocumentProxy };

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

/** The address of our own worker and no other passes: `require-trusted-types-for 'script'` wants it said by a policy. */
const trustedAddress = (): string => {
  const factory = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!factory) return workerAddress;
  const rules = {
    createScriptURL: (url: string) => {
      if (url !== workerAddress) throw new TypeError("not the address of the worker");
      return url;
    },
  };
  return factory.createPolicy(WORKER_POLICY, rules).createScriptURL(workerAddress);
};

const load = async () => {
  const pdfjs = await import("pdfjs-dist");
  const worker: PDFWorker = pdfjs.PDFWorker.create({ port: new Worker(trustedAddress(), { type: "module" }) });
  return { pdfjs, worker };
};

let loading: ReturnType<typeof load> | undefined;

/** The library comes with the first text that is read, and one worker serves all. */
const library = (): ReturnType<typeof load> => {
  loading ??= load();
  return loading;
};

export interface OpenedPdf {
  readonly pdf: PDFDocumentProxy;
  readonly close: () => void;
}

/** Opens a text. Nothing in it runs: no scripts, no forms, no fetching of what it names. */
export const openPdf = async (bytes: Uint8Array<ArrayBuffer>): Promise<OpenedPdf> => {
  const { pdfjs, worker } = await library();
  // The worker takes the bytes over; those on the shelf are downloaded later.
  const task = pdfjs.getDocument({ data: bytes.slice(), worker, enableXfa: false, useWasm: false, useSystemFonts: false });
  const pdf = await task.promise;
  return { pdf, close: () => void task.destroy() };
};

export interface Drawn {
  readonly done: Promise<void>;
  readonly stop: () => void;
}

/** Draws a page to a width in CSS pixels, with its text as selectable words above. */
export const drawPage = async (page: PDFPageProxy, canvas: HTMLCanvasElement, layer: HTMLElement): Promise<Drawn> => {
  const { pdfjs } = await library();
  const width = canvas.clientWidth;
  const scale = width / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const sharp = Math.min(devicePixelRatio, 3);
  canvas.width = Math.floor(viewport.width * sharp);
  canvas.height = Math.floor(viewport.height * sharp);
  const drawing = page.render({ canvas, viewport, transform: [sharp, 0, 0, sharp, 0, 0] });
  layer.replaceChildren();
  layer.style.setProperty("--total-scale-factor", String(scale));
  const words = new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport });
  return {
    done: Promise.all([drawing.promise, words.render()]).then(() => undefined),
    stop: () => {
      drawing.cancel();
      words.cancel();
    },
  };
};
