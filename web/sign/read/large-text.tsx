import { useEffect, useRef, useState } from "preact/hooks";
import { useMessages } from "../words.ts";
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
  readonly onEnd: () => void;
}

/** The words of the PDF, reflowed: an A4 page on a phone is too small to read. */
export const LargeText = ({ pdf, language, onEnd }: Props) => {
  const { read } = useMessages();
  const [pages, setPages] = useState<readonly (readonly string[])[]>();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
    Promise.all(numbers.map((number) => piecesOf(pdf, number))).then(
      (all) => !gone && setPages(all.map(paragraphsOf)),
      () => !gone && setPages([]),
    );
    return () => {
      gone = true;
    };
  }, [pdf]);
  useEffect(() => {
    if (!pages || !end.current) return undefined;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && onEnd());
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [pages]);
  if (!pages) return null;
  return (
    <div class="large-text">
      <p class="small dim">{pages.flat().length > 0 ? read.textHint : read.noText}</p>
      <div class="serif" lang={language}>
        {pages.map((paragraphs, page) => (
          <section key={String(page)} aria-label={read.page(page + 1, pages.length)}>
            {paragraphs.map((paragraph, at) => (
              <p key={String(at)}>{paragraph}</p>
            ))}
          </section>
        ))}
      </div>
      <div ref={end} />
    </div>
  );
};
