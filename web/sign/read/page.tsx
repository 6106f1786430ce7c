import { useEffect, useRef, useState } from "preact/hooks";
import { useMessages } from "../words.ts";
import { useFinds } from "./find/highlight.ts";
import { type Drawn, drawPage, type PDFDocumentProxy } from "./pdf.ts";

interface Props {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  /** CSS pixels. */
  readonly width: number;
  /** Height over width, until the page tells its own. */
  readonly ratio: number;
  /** Drawn before it comes into the window. */
  readonly ahead: boolean;
  readonly asked: string;
  readonly now: number | undefined;
  /** It is the one that is read: it crosses the window's middle. */
  readonly onSeen: (number: number) => void;
  /** It stands in the window and its picture is drawn. */
  readonly onShown: (number: number) => void;
}

/** Whether the element is within the window made larger or smaller by the margin. */
const useWithin = (element: { readonly current: HTMLElement | null }, rootMargin: string): boolean => {
  const [within, setWithin] = useState(false);
  useEffect(() => {
    if (!element.current) return undefined;
    const told = (entries: readonly IntersectionObserverEntry[]) => setWithin(entries.at(-1)?.isIntersecting ?? false);
    const observer = new IntersectionObserver(told, { rootMargin });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return within;
};

type Picture = "none" | "drawn" | "failed";

/** Draws while the page is near; what is far gives its memory back. */
const usePicture = ({ pdf, number, width }: Props, near: boolean) => {
  const canvas = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [picture, setPicture] = useState<Picture>("none");
  const [own, setOwn] = useState<number>();
  useEffect(() => {
    if (!near || !canvas.current || !layer.current) return undefined;
    const [onto, words] = [canvas.current, layer.current];
    let stopped = false;
    let drawn: Drawn | undefined;
    const draw = async () => {
      const page = await pdf.getPage(number);
      if (stopped) return;
      const viewport = page.getViewport({ scale: 1 });
      setOwn(viewport.height / viewport.width);
      drawn = await drawPage(page, { picture: onto, layer: words, width });
      if (stopped) drawn.stop();
      await drawn.done;
      if (!stopped) setPicture("drawn");
    };
    draw().catch(() => !stopped && setPicture("failed"));
    return () => {
      stopped = true;
      drawn?.stop();
      setPicture("none");
    };
  }, [near, pdf, number, width]);
  useEffect(() => {
    if (near) return;
    canvas.current?.replaceChildren();
    layer.current?.replaceChildren();
  }, [near]);
  return { canvas, layer, picture, own };
};

/** One page in its true size, with a text layer that can be selected, searched and read aloud. */
export const Page = (props: Props) => {
  const { pdf, number, width, asked, now, onSeen, onShown } = props;
  const { read } = useMessages();
  const sheet = useRef<HTMLElement>(null);
  const close = useWithin(sheet, "1600px");
  const inView = useWithin(sheet, "0px");
  const inMiddle = useWithin(sheet, "-40% 0px -55% 0px");
  const near = inView || (props.ahead && close);
  const { canvas, layer, picture, own } = usePicture(props, near);
  useFinds(layer, { ready: picture === "drawn", asked, now });
  useEffect(() => {
    if (inMiddle) onSeen(number);
  }, [inMiddle]);
  useEffect(() => {
    if (inView && picture === "drawn") onShown(number);
  }, [inView, picture]);
  useEffect(() => {
    if (now !== undefined && picture !== "drawn") sheet.current?.scrollIntoView();
  }, [now]);
  return (
    <section
      ref={sheet}
      id={`page-${number}`}
      class="sheet page"
      tabIndex={-1}
      aria-label={read.page(number, pdf.numPages)}
      aria-busy={near && picture === "none"}
      style={{ inlineSize: `${width}px`, blockSize: `${Math.round(width * (own ?? props.ratio))}px` }}
    >
      {picture === "failed" && <p class="page-failed">{read.pageFailed(number)}</p>}
      <div ref={canvas} class="page-picture" aria-hidden="true" />
      <div ref={layer} class="textLayer" />
    </section>
  );
};
