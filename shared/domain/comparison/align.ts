import { bagOf, likeness } from "./words.ts";

/** A paragraph of a text, and the page on which it begins, from 1. */
export interface Paragraph {
  readonly page: number;
  readonly text: string;
}

/** Places in both lists that belong together; one side alone for what was added or removed. */
export interface Pair {
  readonly from?: number;
  readonly to?: number;
}

/** Alike enough to be one paragraph that was changed. */
const ALIKE = 0.5;
/** Likenesses in one table. */
const MAX_CELLS = 250_000;

interface Span {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/**
 * The paragraphs of two versions in reading order, each paired with the one that it became. Equal paragraphs that occur once in each are
 * the anchors (patience diff); between two anchors the likest are paired in order.
 */
export const align = (from: readonly Paragraph[], to: readonly Paragraph[]): readonly Pair[] => {
  const anchors = anchorsOf(from, to);
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...anchors, [from.length, to.length] as const]) {
    pairs.push(...alignGap(from, to, { from: [i, a], to: [j, b] }));
    if (a < from.length) pairs.push({ from: a, to: b });
    [i, j] = [a + 1, b + 1];
  }
  return pairs;
};

/** Equal paragraphs that occur once in each list, the longest run of them that is in order in both. */
const anchorsOf = (from: readonly Paragraph[], to: readonly Paragraph[]): readonly (readonly [number, number])[] => {
  const places = onceIn(to);
  const candidates = [...onceIn(from)].flatMap(([text, at]) => {
    const other = places.get(text);
    return other === undefined ? [] : [[at, other] as const];
  });
  return longestRising(candidates.sort(([a], [b]) => a - b));
};

const onceIn = (paragraphs: readonly Paragraph[]): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  const twice = new Set<string>();
  for (const [index, { text }] of paragraphs.entries()) {
    if (places.has(text)) twice.add(text);
    places.set(text, index);
  }
  for (const text of twice) places.delete(text);
  return places;
};

/** The longest rising subsequence of second members, of pairs in the order of their first (by patience sorting). */
const longestRising = (pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] => {
  const tops: number[] = [];
  const before: number[] = [];
  for (const [index, [, value]] of pairs.entries()) {
    let pile = tops.findIndex((top) => (pairs[top]?.[1] ?? 0) > value);
    if (pile < 0) pile = tops.length;
    before[index] = tops[pile - 1] ?? -1;
    tops[pile] = index;
  }
  const run: (readonly [number, number])[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) run.unshift(pair);
  }
  return run;
};

/** The pairing of the highest likeness in order. A gap too wide for one table is taken in halves, as its pages run. */
const alignGap = (from: readonly Paragraph[], to: readonly Paragraph[], { from: [i0, i1], to: [j0, j1] }: Span): Pair[] => {
  const [rows, columns] = [i1 - i0, j1 - j0];
  if (rows === 0 || columns === 0) return inOrder([i0, i1], [j0, j1]);
  if (rows * columns > MAX_CELLS) {
    const [i, j] = [(i0 + i1) >> 1, (j0 + j1) >> 1];
    return [...alignGap(from, to, { from: [i0, i], to: [j0, j] }), ...alignGap(from, to, { from: [i, i1], to: [j, j1] })];
  }
  const alike = likenesses(from.slice(i0, i1), to.slice(j0, j1));
  return pathThrough({ alike, best: bestSums(alike, rows, columns), rows, columns }).map(({ from: i, to: j }) => ({
    ...(i === undefined ? {} : { from: i0 + i }),
    ...(j === undefined ? {} : { to: j0 + j }),
  }));
};

/** At `i * (columns + 1) + j` the highest sum of likenesses that the rows from `i` and the columns from `j` can give. */
const bestSums = (alike: Float64Array, rows: number, columns: number): Float64Array => {
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const paired = (alike[i * columns + j] ?? 0) + (best[(i + 1) * width + j + 1] ?? 0);
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
    }
  }
  return best;
};

interface Table {
  readonly alike: Float64Array;
  readonly best: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

const pathThrough = ({ alike, best, rows, columns }: Table): Pair[] => {
  const sum = (i: number, j: number): number => best[i * (columns + 1) + j] ?? 0;
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < rows && j < columns) {
    const value = alike[i * columns + j] ?? 0;
    if (value > 0 && sum(i, j) === value + sum(i + 1, j + 1)) pairs.push({ from: i++, to: j++ });
    else if (sum(i, j) === sum(i + 1, j)) pairs.push({ from: i++ });
    else pairs.push({ to: j++ });
  }
  return [...pairs, ...inOrder([i, rows], [j, columns])];
};

/** Row by row; 0 for what is not alike enough to be one paragraph. */
const likenesses = (from: readonly Paragraph[], to: readonly Paragraph[]): Float64Array => {
  const bags = to.map(({ text }) => bagOf(text));
  const table = new Float64Array(from.length * to.length);
  for (const [i, { text }] of from.entries()) {
    const bag = bagOf(text);
    for (const [j, other] of bags.entries()) {
      const value = likeness(bag, other);
      table[i * to.length + j] = value >= ALIKE ? value : 0;
    }
  }
  return table;
};

const inOrder = ([i0, i1]: readonly [number, number], [j0, j1]: readonly [number, number]): Pair[] => [
  ...Array.from({ length: i1 - i0 }, (_, n) => ({ from: i0 + n })),
  ...Array.from({ length: j1 - j0 }, (_, n) => ({ to: j0 + n })),
];
