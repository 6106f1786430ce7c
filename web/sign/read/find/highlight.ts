import { useEffect } from "preact/hooks";
import { type Span, spansOf } from "./fold.ts";

interface Run {
  readonly node: Text;
  /** Of its first letter in the raw text. */
  readonly at: number;
}

const BREAKS: readonly string[] = ["BR", "P"];

/** The words below an element as one raw text, a line break for each `br` and paragraph, and the nodes that hold them. */
const rawOf = (container: HTMLElement): { raw: string; runs: Run[] } => {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const runs: Run[] = [];
  let raw = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      runs.push({ node, at: raw.length });
      raw += node.data;
    } else if (BREAKS.includes(node.nodeName)) raw += "\n";
  }
  return { raw, runs };
};

const rangeOf = (runs: readonly Run[], [begin, end]: Span): Range | undefined => {
  const first = runs.findLast(({ at }) => at <= begin);
  const last = runs.findLast(({ at }) => at < end);
  if (!first || !last) return undefined;
  const range = document.createRange();
  range.setStart(first.node, Math.min(begin - first.at, first.node.length));
  range.setEnd(last.node, Math.min(end - last.at, last.node.length));
  return range;
};

/** One set of ranges in the whole document under a name that the style sheet knows (CSS Custom Highlight API). */
const highlight = (name: "found" | "found-now"): Highlight | undefined => {
  if (!("highlights" in CSS)) return undefined;
  const made = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, made);
  return made;
};

interface Finding {
  /** True once the words are there. */
  readonly ready: boolean;
  readonly asked: string;
  /** Which of the element's finds the reader is at; undefined where it is none of them. */
  readonly now: number | undefined;
}

/** Highlights what is asked for below an element, and brings the find the reader is at into view. Nothing in the document is changed. */
export const useFinds = (element: { readonly current: HTMLElement | null }, { ready, asked, now }: Finding): void => {
  useEffect(() => {
    if (!ready || asked === "" || !element.current) return undefined;
    const { raw, runs } = rawOf(element.current);
    const ranges = spansOf(raw, asked).flatMap((span) => rangeOf(runs, span) ?? []);
    const here = now === undefined ? undefined : ranges[now];
    const [all, one] = [highlight("found"), highlight("found-now")];
    for (const range of ranges) all?.add(range);
    if (here) {
      one?.add(here);
      const { top } = here.getBoundingClientRect();
      if (top < 120 || top > innerHeight - 160) scrollBy(0, top - innerHeight / 3);
    }
    return () => {
      for (const range of ranges) all?.delete(range);
      if (here) one?.delete(here);
    };
  }, [ready, asked, now]);
};
