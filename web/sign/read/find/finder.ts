import { useEffect, useRef, useState } from "preact/hooks";
import { type PDFDocumentProxy, rawTextOf } from "../pdf.ts";
import { spansOf } from "./fold.ts";

export interface Place {
  /** From 1. */
  readonly page: number;
  /** Among the finds of the page, from 0. */
  readonly index: number;
}

export interface Finder {
  readonly open: boolean;
  readonly asked: string;
  readonly count: number;
  /** Which of all finds the reader is at, from 1; 0 where there is none. */
  readonly at: number;
  readonly now: Place | undefined;
  /** Pages that hold no words at all: what stands in them is not found. */
  readonly blank: boolean;
  readonly show: (open: boolean) => void;
  readonly ask: (asked: string) => void;
  readonly step: (by: 1 | -1) => void;
}

/** The words of each page, taken out once they are first asked for. */
const useRaws = (pdf: PDFDocumentProxy | undefined, wanted: boolean): readonly string[] | undefined => {
  const [raws, setRaws] = useState<readonly string[]>();
  useEffect(() => {
    if (!pdf || !wanted || raws) return undefined;
    let gone = false;
    const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
    Promise.all(numbers.map((number) => rawTextOf(pdf, number))).then(
      (all) => !gone && setRaws(all),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [pdf, wanted]);
  return raws;
};

const placesOf = (raws: readonly string[], asked: string): Place[] =>
  raws.flatMap((raw, page) => spansOf(raw, asked).map((_, index) => ({ page: page + 1, index })));

/** Searches all pages of a text. `page` is where the reader is: the first find is the next one from there. */
export const useFinder = (pdf: PDFDocumentProxy | undefined, page: number): Finder => {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState("");
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [at, setAt] = useState(0);
  const raws = useRaws(pdf, open);
  const from = useRef(page);
  from.current = page;
  useEffect(() => {
    const found = raws ? placesOf(raws, asked) : [];
    const next = found.findIndex((place) => place.page >= from.current);
    setPlaces(found);
    setAt(found.length === 0 ? 0 : Math.max(0, next) + 1);
  }, [raws, asked]);
  const count = places.length;
  return {
    open,
    asked: open ? asked : "",
    count,
    at,
    now: open ? places[at - 1] : undefined,
    blank: raws?.every((raw) => raw.trim() === "") ?? false,
    show: setOpen,
    ask: setAsked,
    step: (by) => count > 0 && setAt(((at - 1 + by + count) % count) + 1),
  };
};
