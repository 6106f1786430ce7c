import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../components/button.tsx";
import { DownloadIcon, MinusIcon, PlusIcon } from "../../components/icons.tsx";
import { Loading } from "../../components/views.tsx";
import { useCommon } from "../../i18n.tsx";
import { useMessages } from "../words.ts";
import type { FetchedText } from "./fetched.ts";
import { LargeText } from "./large-text.tsx";
import { Page } from "./page.tsx";
import { type OpenedPdf, openPdf } from "./pdf.ts";
import { Segments } from "./segments.tsx";

const WIDEST_PX = 816;
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const A4 = 297 / 210;

const usePdf = ({ bytes }: FetchedText) => {
  const [opened, setOpened] = useState<OpenedPdf & { readonly ratio: number }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    let close = () => {};
    const open = async () => {
      const pdf = await openPdf(bytes);
      close = pdf.close;
      const { width, height } = (await pdf.pdf.getPage(1)).getViewport({ scale: 1 });
      if (gone) close();
      else setOpened({ ...pdf, ratio: height / width });
    };
    open().catch(() => !gone && setFailed(true));
    return () => {
      gone = true;
      close();
    };
  }, [bytes]);
  return { opened, failed };
};

/** The width that an element has for its pages; it changes when a phone is turned. */
const useWidth = () => {
  const element = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return { element, width };
};

/** The address of the joined file in this page's memory. */
const useFile = (bytes: Uint8Array<ArrayBuffer>): string => {
  const [address, setAddress] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: "application/pdf" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return address;
};

const Zoom = ({ zoom, onZoom }: { zoom: number; onZoom: (zoom: number) => void }) => {
  const { read } = useMessages();
  const at = ZOOMS.indexOf(zoom);
  const step = (by: number) => onZoom(ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, at + by))] ?? 1);
  return (
    <div class="zoom">
      <button type="button" class="icon-button" aria-label={read.zoomOut} onClick={() => step(-1)}>
        <MinusIcon />
      </button>
      <span class="num" aria-live="polite">
        {Math.round(zoom * 100)}&nbsp;%
      </span>
      <button type="button" class="icon-button" aria-label={read.zoomIn} onClick={() => step(1)}>
        <PlusIcon />
      </button>
    </div>
  );
};

interface Props {
  readonly text: FetchedText;
  /** BCP 47. */
  readonly language: string;
  readonly onOpened: () => void;
  readonly onRead: () => void;
}

/** One language version: its pages, or its words in large letters. */
export const TextView = ({ text, language, onOpened, onRead }: Props) => {
  const { read } = useMessages();
  const { opened, failed } = usePdf(text);
  const { element, width } = useWidth();
  const file = useFile(text.bytes);
  const [zoom, setZoom] = useState(1);
  const [page, setPage] = useState(1);
  const [view, setView] = useState<"pages" | "text">(() => (matchMedia("(max-width: 45rem)").matches ? "text" : "pages"));
  useEffect(() => {
    if (opened) onOpened();
  }, [opened]);
  const pages = opened?.pdf.numPages ?? 0;
  const seen = (number: number): void => {
    setPage(number);
    if (number === pages) onRead();
  };
  const views = [
    { value: "pages", label: read.asPages },
    { value: "text", label: read.asText },
  ] as const;
  return (
    <>
      <div class="tools">
        <Segments label={read.view} options={views} value={view} onChange={setView} />
        {opened && view === "pages" && <span class="num tools-page">{read.page(page, pages)}</span>}
        {view === "pages" && <Zoom zoom={zoom} onZoom={setZoom} />}
        <a class="tool-link" href={file} download={`${language}.pdf`}>
          <DownloadIcon />
          <span>{read.download}</span>
        </a>
      </div>
      <section
        ref={element}
        class={view === "pages" ? "pages" : "words"}
        tabIndex={view === "pages" ? 0 : undefined}
        aria-label={view === "pages" ? read.asPages : read.asText}
      >
        {failed && <p class="view">{read.failed}</p>}
        {!opened && !failed && <Loading />}
        {opened && view === "text" && <LargeText pdf={opened.pdf} language={language} onEnd={onRead} />}
        {opened &&
          view === "pages" &&
          width > 0 &&
          Array.from({ length: pages }, (_, index) => (
            <Page
              key={index + 1}
              pdf={opened.pdf}
              number={index + 1}
              width={Math.round(Math.min(width, WIDEST_PX) * zoom)}
              ratio={opened.ratio || A4}
              onSeen={seen}
            />
          ))}
      </section>
    </>
  );
};

/** A text that did not come: it is asked for again, and what was opened stays. */
export const FailedText = ({ again }: { again: () => void }) => {
  const { read } = useMessages();
  const { tryAgain } = useCommon();
  return (
    <div class="view" role="alert">
      <p class="view-head">{read.failed}</p>
      <p class="dim">{read.failedHint}</p>
      <p>
        <Button kind="plain" size="medium" onClick={again}>
          {tryAgain}
        </Button>
      </p>
    </div>
  );
};
