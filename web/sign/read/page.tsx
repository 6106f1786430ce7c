import { useEffect, useRef, useState } from "preact/hooks";
import { useMessages } from "../words.ts";
import { type Drawn, drawPage, type PDFDocumentProxy } from "./pdf.ts";

interface Props {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  /** CSS pixels. */
  readonly width: number;
  /** Height over width, until the page tells its own. */
  readonly ratio: number;
  readonly onSeen: (number: number) => void;
}

/** True once the element came near the window. */
const useNear = (element: { readonly current: HTMLElement | null }, onSeen: () => void): boolean => {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const ahead = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), { rootMargin: "800px" });
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen());
    ahead.observe(target);
    seen.observe(target);
    return () => {
      ahead.disconnect();
      seen.disconnect();
    };
  }, []);
  return near;
};

/** One page in its true size: drawn when it comes near, with a text layer that can be selected and read aloud. */
export const Page = ({ pdf, number, width, ratio, onSeen }: Props) => {
  const { read } = useMessages();
  const sheet = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const near = useNear(sheet, () => onSeen(number));
  useEffect(() => {
    if (!near || !canvas.current || !layer.current) return undefined;
    const [onto, words] = [canvas.current, layer.current];
    let stopped = false;
    let drawn: Drawn | undefined;
    const draw = async () => {
      const page = await pdf.getPage(number);
      if (stopped) return;
      drawn = await drawPage(page, onto, words);
      if (stopped) drawn.stop();
      await drawn.done;
    };
    draw().catch(() => !stopped && setFailed(true));
    return () => {
      stopped = true;
      drawn?.stop();
    };
  }, [near, pdf, number, width]);
  return (
    <section
      ref={sheet}
      class="sheet page"
      aria-label={read.page(number, pdf.numPages)}
      style={{ inlineSize: `${width}px`, blockSize: `${Math.round(width * ratio)}px` }}
    >
      {failed && <p class="page-failed">{read.pageFailed(number)}</p>}
      <div class="page-picture" aria-hidden="true">
        <canvas ref={canvas} />
      </div>
      <div ref={layer} class="textLayer" />
    </section>
  );
};
