import type { Run } from "./words.ts";

/** What says how much or when: figures, alone or in a date, a percentage, an article's number. */
const FIGURES = /\p{Nd}[\p{Nd}.,:/–-]*\p{Nd}|\p{Nd}/gu;

/** Months as treaties write them in Russian, Kazakh, Uzbek and English, without the endings that a sentence gives them. */
const MONTHS =
  /(?<!\p{L})(январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr|january|february|march|april|june|july|august|september|october|november|december)\p{L}*/giu;

/** Quarters, sections and annexes are often counted so. */
const ROMAN = /(?<![\p{L}\p{Nd}])[IVXLC]+(?![\p{L}\p{Nd}])/gu;

const figuresIn = (text: string): string[] => [FIGURES, MONTHS, ROMAN].flatMap((each) => text.match(each) ?? []);

export interface Numbers {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Other languages in which these figures did not change so (across.ts). */
  readonly unchangedIn?: readonly string[];
}

/** The figures and months that a change took out and put in; undefined where it touched none. */
export const numbersChanged = (runs: readonly Run[]): Numbers | undefined => {
  const of = (op: Run["op"]): string[] => runs.filter((run) => run.op === op).flatMap(({ text }) => figuresIn(text));
  const [removed, added] = [of("removed"), of("added")];
  const only = (these: readonly string[], those: readonly string[]): string[] => {
    const rest = [...those];
    return these.filter((each) => {
      const at = rest.indexOf(each);
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    });
  };
  const changed = { removed: only(removed, added), added: only(added, removed) };
  return changed.removed.length + changed.added.length > 0 ? changed : undefined;
};
