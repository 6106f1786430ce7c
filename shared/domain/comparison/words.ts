/** Something that was said in both, in the first alone, or in the second alone. */
export interface Run {
  readonly op: "same" | "removed" | "added";
  readonly text: string;
}

/** Words with what follows them, so that joined again they are the text. */
export const wordsOf = (text: string): readonly string[] => text.match(/\S+\s*/gu) ?? [];

const bare = (word: string): string => word.trimEnd();

/** Above this the table would cost more than its answer tells: the paragraphs count as replaced. */
const MAX_CELLS = 4_000_000;

/**
 * Two paragraphs word by word: what of the first was removed and what of the second added, in reading order, by the longest common
 * subsequence of their words. The runs that are not `added` join to the first paragraph, those that are not `removed` to the second, but
 * for spaces at a line's end.
 */
export const compareWords = (from: string, to: string): readonly Run[] => {
  const [a, b] = [wordsOf(from), wordsOf(to)];
  if (a.length * b.length > MAX_CELLS) return joined([...a.map(removed), ...b.map(added)]);
  const lengths = commonLengths(a.map(bare), b.map(bare));
  const width = b.length + 1;
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [word = "", other = ""] = [a[i], b[j]];
    const down = lengths[(i + 1) * width + j] ?? -1;
    const right = lengths[i * width + j + 1] ?? -1;
    if (i < a.length && j < b.length && bare(word) === bare(other)) {
      runs.push({ op: "same", text: other });
      [i, j] = [i + 1, j + 1];
    } else if (j >= b.length || (i < a.length && down >= right)) {
      runs.push(removed(word));
      i++;
    } else {
      runs.push(added(other));
      j++;
    }
  }
  return joined(runs);
};

const removed = (text: string): Run => ({ op: "removed", text });
const added = (text: string): Run => ({ op: "added", text });

/** At `i * (b.length + 1) + j` the length of the longest common subsequence of `a` from `i` and `b` from `j`. */
const commonLengths = (a: readonly string[], b: readonly string[]): Uint16Array | Uint32Array => {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      lengths[at] = a[i] === b[j] ? (lengths[at + width + 1] ?? 0) + 1 : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return lengths;
};

/** Neighbours of one kind as one run; between two that are the same, what was removed stands before what was added. */
const joined = (runs: readonly Run[]): Run[] => {
  const whole: Run[] = [];
  let pending: Record<"removed" | "added", string> = { removed: "", added: "" };
  const flush = (): void => {
    for (const op of ["removed", "added"] as const) if (pending[op] !== "") whole.push({ op, text: pending[op] });
    pending = { removed: "", added: "" };
  };
  for (const { op, text } of runs) {
    if (op !== "same") {
      pending[op] += text;
      continue;
    }
    flush();
    const last = whole.at(-1);
    if (last?.op === "same") whole.splice(-1, 1, { op, text: last.text + text });
    else whole.push({ op, text });
  }
  flush();
  return whole;
};

/** How much two paragraphs have in common, from 0 to 1, by their words without their order (Dice's coefficient): cheap, to find pairs. */
export const likeness = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  let [common, total] = [0, 0];
  for (const [word, count] of a) {
    common += Math.min(count, b.get(word) ?? 0);
    total += count;
  }
  for (const count of b.values()) total += count;
  return total === 0 ? 1 : (2 * common) / total;
};

export const bagOf = (text: string): ReadonlyMap<string, number> => {
  const bag = new Map<string, number>();
  for (const word of wordsOf(text).map(bare)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
};
