import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../components/button.tsx";
import { Loading } from "../../components/views.tsx";
import { useCommon } from "../../i18n.tsx";
import { useMessages } from "../words.ts";
import { useFinder } from "./find/finder.ts";
import { LargeText } from "./large-text.tsx";
import { Page } from "./page.tsx";
import { type OpenedPdf, openPdf } from "./pdf.ts";
import type { Check } from "./shelf.ts";
import type { TextFile } from "./text-file.ts";
import { type Look, Tools } from "./tools.tsx";
import { pageWidth } from "./zoom.tsx";

const A4 = 297 / 210;

const usePdf = (file: TextFile, onLost: () => void) => {
  const [opened, setOpened] = useState<OpenedPdf & { readonly ratio: number }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    let close = () => {};
    const open = async () => {
      const pdf = await openPdf(file, () => !gone && onLost());
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
  }, [file]);
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

interface Props {
  readonly file: TextFile;
  readonly check: Check;
  /** BCP 47. */
  readonly language: string;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  /** A page of it is on the screen, or it cannot be drawn at all: the whole is fetched now. */
  readonly onCheck: () => void;
  readonly onOpened: () => void;
  readonly onRead: () => void;
  /** A range did not come. */
  readonly onLost: () => void;
}

const goTo = (page: number): void => {
  const sheet = document.getElementById(`page-${page}`);
  sheet?.scrollIntoView();
  sheet?.focus({ preventScroll: true });
};

/** One language version: its pages, or its words in large letters. */
export const TextView = (props: Props) => {
  const { file, check, language, look, onLook, onCheck, onOpened, onRead, onLost } = props;
  const { read } = useMessages();
  const { opened, failed } = usePdf(file, onLost);
  const { element, width } = useWidth();
  const [page, setPage] = useState(1);
  const [started, setStarted] = useState(false);
  const finder = useFinder(opened?.pdf, page);
  const pages = opened?.pdf.numPages ?? 0;
  const inPages = look.view === "pages";
  useEffect(() => {
    if (failed) onCheck();
  }, [failed]);
  const shown = (number: number): void => {
    setStarted(true);
    onOpened();
    onCheck();
    if (number === pages) onRead();
  };
  return (
    <>
      <Tools {...{ look, onLook, page, pages, finder, check, onGo: goTo }} column={width} name={`${language}.pdf`} />
      <section
        ref={element}
        class={inPages ? "pages" : "words"}
        tabIndex={inPages ? 0 : undefined}
        aria-label={inPages ? read.asPages : read.asText}
      >
        {failed && <p class="view">{read.failed}</p>}
        {!opened && !failed && <Loading />}
        {opened && !inPages && (
          <LargeText pdf={opened.pdf} language={language} finder={finder} onShown={() => shown(1)} onEnd={onRead} />
        )}
        {opened &&
          inPages &&
          width > 0 &&
          Array.from({ length: pages }, (_, index) => index + 1).map((number) => (
            <Page
              key={number}
              pdf={opened.pdf}
              number={number}
              width={pageWidth(look.zoom, width)}
              ratio={opened.ratio || A4}
              // What is on the screen comes first: a slow line carries nothing else until it is drawn.
              ahead={started}
              asked={finder.asked}
              now={finder.now?.page === number ? finder.now.index : undefined}
              onSeen={setPage}
              onShown={shown}
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
