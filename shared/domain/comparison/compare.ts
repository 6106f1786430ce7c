import { align, type Pair, type Paragraph } from "./align.ts";
import { type Numbers, numbersChanged } from "./numbers.ts";
import { compareWords, type Run } from "./words.ts";

export type { Paragraph } from "./align.ts";
export type { Numbers } from "./numbers.ts";
export type { Run } from "./words.ts";

/** A paragraph as it became another, with the page of each; `moved` says where it stands in the other version, unchanged. */
export interface Change {
  readonly kind: "changed" | "added" | "removed" | "moved";
  readonly fromPage?: number;
  readonly toPage?: number;
  readonly runs: readonly Run[];
  readonly numbers?: Numbers;
}

/** Paragraphs that are the same in both: how many, and the first and last of them as context. */
export interface Unchanged {
  readonly kind: "same";
  readonly count: number;
  readonly toPage: number;
  readonly before: string;
  readonly after: string;
}

export interface Comparison {
  readonly parts: readonly (Change | Unchanged)[];
  readonly counts: { readonly [kind in Change["kind"]]: number } & { readonly numbers: number };
}

/**
 * Two versions of a text in one language: paragraphs paired in reading order, changed ones word by word, with the figures and dates that
 * changed marked. What was only put elsewhere is named so.
 */
export const compareTexts = (from: readonly Paragraph[], to: readonly Paragraph[]): Comparison => {
  const pairs = align(from, to);
  const moved = movedAmong(pairs, from, to);
  const parts: (Change | Unchanged)[] = [];
  let same: Paragraph[] = [];
  const flush = (): void => {
    const [first] = same;
    const last = same.at(-1);
    if (first && last) parts.push({ kind: "same", count: same.length, toPage: first.page, before: first.text, after: last.text });
    same = [];
  };
  for (const pair of pairs) {
    const [old, now] = [pair.from === undefined ? undefined : from[pair.from], pair.to === undefined ? undefined : to[pair.to]];
    if (old && now && old.text === now.text) {
      same.push(now);
      continue;
    }
    const change = changeOf(old, now, moved);
    // A moved paragraph is shown once, where it stands now.
    if (!change) continue;
    flush();
    parts.push(change);
  }
  flush();
  return { parts, counts: countsOf(parts) };
};

const changeOf = (
  old: Paragraph | undefined,
  now: Paragraph | undefined,
  moved: ReadonlyMap<string, number>,
): Change | undefined => {
  const pages = { ...(old ? { fromPage: old.page } : {}), ...(now ? { toPage: now.page } : {}) };
  if (old && now) return withNumbers({ kind: "changed", ...pages, runs: compareWords(old.text, now.text) });
  if (now) {
    const fromPage = moved.get(now.text);
    if (fromPage !== undefined) return { kind: "moved", fromPage, ...pages, runs: [{ op: "same", text: now.text }] };
    return withNumbers({ kind: "added", ...pages, runs: [{ op: "added", text: now.text }] });
  }
  if (!old || moved.has(old.text)) return undefined;
  return withNumbers({ kind: "removed", ...pages, runs: [{ op: "removed", text: old.text }] });
};

const withNumbers = (change: Change): Change => {
  const numbers = numbersChanged(change.runs);
  return numbers ? { ...change, numbers } : change;
};

/** Whole paragraphs that left one place and came to another, once each; with the page that they left. */
const movedAmong = (
  pairs: readonly Pair[],
  from: readonly Paragraph[],
  to: readonly Paragraph[],
): ReadonlyMap<string, number> => {
  const alone = (side: "from" | "to", other: "from" | "to", all: readonly Paragraph[]): Paragraph[] =>
    pairs.flatMap((pair) => {
      const at = pair[side];
      const paragraph = at === undefined || pair[other] !== undefined ? undefined : all[at];
      return paragraph ? [paragraph] : [];
    });
  const [left, arrived] = [alone("from", "to", from), alone("to", "from", to)];
  const once = (all: readonly Paragraph[], text: string): boolean => all.filter((each) => each.text === text).length === 1;
  return new Map(left.filter(({ text }) => once(left, text) && once(arrived, text)).map(({ text, page }) => [text, page]));
};

const countsOf = (parts: Comparison["parts"]): Comparison["counts"] => {
  const of = (kind: Change["kind"]): number => parts.filter((part) => part.kind === kind).length;
  return {
    changed: of("changed"),
    added: of("added"),
    removed: of("removed"),
    moved: of("moved"),
    numbers: parts.filter((part) => part.kind !== "same" && part.numbers !== undefined).length,
  };
};
