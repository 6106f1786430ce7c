import { useEffect, useRef, useState } from "preact/hooks";
import { useMessages } from "../words.ts";
import type { Finder } from "./find/finder.ts";
import { useFinds } from "./find/highlight.ts";
import { type Piece, paragraphsOf } from "./paragraphs.ts";
import type { PDFDocumentProxy } from "./pdf.ts";

const piecesOf = async (pdf: PDFDocumentProxy, number: number): Promise<Piece[]> => {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  return items.flatMap((item) =>
    "str" in item ? [{ text: item.str, y: Number(item.transform[5]), height: item.height, ends: item.hasEOL }] : [],
  );
};

interface Props {
  readonly pdf: PDFDocumentProxy;
  /** BCP 47. */
  readonly language: string;
  readonly finder: Finder;
  /** Its first words are on the screen. */
  readonly onShown: () => void;
  readonly onEnd: () => void;
}

type Paragraphs = readonly string[];

/** The paragraphs of one page after the other, as they come. */
const useParagraphs = (pdf: PDFDocumentProxy): { pages: readonly Paragraphs[]; whole: boolean } => {
  const [pages, setPages] = useState<readonly Paragraphs[]>([]);
  useEffect(() => {
    let gone = false;
    const take = async () => {
      for (let number = 1; number <= pdf.numPages && !gone; number++) {
        const paragraphs = paragraphsOf(await piecesOf(pdf, number).catch(() => []));
        if (!gone) setPages((before) => [...before, paragraphs]);
      }
    };
    take();
    return () => {
      gone = true;
    };
  }, [pdf]);
  return { pages, whole: pages.length === pdf.numPages };
};

const Section = (props: { number: number; pages: number; paragraphs: Paragraphs; finder: Finder }) => {
  const { number, pages, paragraphs, finder } = props;
  const { read } = useMessages();
  const section = useRef<HTMLElement>(null);
  const { asked, now } = finder;
  useFinds(section, { ready: true, asked, now: now?.page === number ? now.index : undefined });
  return (
    <section ref={section} aria-label={read.page(number, pages)}>
      {paragraphs.map((paragraph, at) => (
        <p key={String(at)}>{paragraph}</p>
      ))}
    </section>
  );
};

/** The words of the PDF, reflowed: an A4 page on a phone is too small to read. */
export const LargeText = ({ pdf, language, finder, onShown, onEnd }: Props) => {
  const { read } = useMessages();
  const { pages, whole } = useParagraphs(pdf);
  const end = useRef<HTMLDivElement>(null);
  const words = pages.some((paragraphs) => paragraphs.length > 0);
  useEffect(() => {
    if (words) onShown();
  }, [words]);
  useEffect(() => {
    if (!words || !whole || !end.current) return undefined;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && onEnd());
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [words, whole]);
  return (
    <div class="large-text">
      <p class="small dim">{whole && !words ? read.noText : read.textHint}</p>
      <div class="serif" lang={language}>
        {pages.map((paragraphs, page) => (
          <Section key={String(page)} number={page + 1} pages={pdf.numPages} paragraphs={paragraphs} finder={finder} />
        ))}
      </div>
      <div ref={end} />
    </div>
  );
};
