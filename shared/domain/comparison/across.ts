import type { Change, Comparison } from "./compare.ts";
import type { Numbers } from "./numbers.ts";

/** Digits and Roman numerals are written alike in every language; the names of months are not. */
const ALIKE = /^[\p{Nd}IVXLC]/u;
const alike = (figures: readonly string[]): string[] => figures.filter((figure) => ALIKE.test(figure));

type Figures = Record<keyof Pick<Numbers, "removed" | "added">, string[]>;

/** All figures that changed between two versions of one language. */
const figuresIn = ({ parts }: Comparison): Figures => {
  const numbers = parts.flatMap((part) => (part.kind === "same" || !part.numbers ? [] : [part.numbers]));
  return { removed: alike(numbers.flatMap(({ removed }) => removed)), added: alike(numbers.flatMap(({ added }) => added)) };
};

/** Without these figures, each once; undefined where one of them is not there. */
const without = (all: readonly string[], these: readonly string[]): string[] | undefined => {
  const left = [...all];
  for (const figure of these) {
    const at = left.indexOf(figure);
    if (at < 0) return undefined;
    left.splice(at, 1);
  }
  return left;
};

/**
 * Each change of figures held against the same two versions in other languages, in reading order: `unchangedIn` names the languages in which
 * these figures did not change so. A figure that changed once elsewhere answers for one change here. Paragraphs need not be cut alike.
 */
export const heldAgainst = (comparison: Comparison, others: ReadonlyMap<string, Comparison>): Comparison => {
  const left = new Map([...others].map(([language, other]) => [language, figuresIn(other)]));
  const isAnswered = (language: string, figures: Figures): boolean => {
    const there = left.get(language);
    const removed = there && without(there.removed, figures.removed);
    const added = there && without(there.added, figures.added);
    if (removed && added) left.set(language, { removed, added });
    return removed !== undefined && added !== undefined;
  };
  const held = (change: Change): Change => {
    if (!change.numbers) return change;
    const figures = { removed: alike(change.numbers.removed), added: alike(change.numbers.added) };
    if (figures.removed.length + figures.added.length === 0) return change;
    const unchangedIn = [...left.keys()].filter((language) => !isAnswered(language, figures));
    return unchangedIn.length > 0 ? { ...change, numbers: { ...change.numbers, unchangedIn } } : change;
  };
  return { ...comparison, parts: comparison.parts.map((part) => (part.kind === "same" ? part : held(part))) };
};
