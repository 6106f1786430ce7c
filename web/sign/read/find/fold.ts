/** Turned commas and apostrophes of Uzbek and whatever stands for them, and hyphens: a line's end adds one, a keyboard may lack one. */
const DROPPED = /[ʻʼ'’‘`\u00ad\u2010\u2011-]/u;

export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where it stands in the raw text. */
  readonly at: readonly number[];
}

const lower = (letter: string): string => letter.toLowerCase().replaceAll("ё", "е");

/** A text as it is searched: without case, hyphens and apostrophes, all white space one blank; a word parted at a line's end is whole. */
export const folded = (raw: string): Folded => {
  let text = "";
  const at: number[] = [];
  const add = (piece: string, index: number): void => {
    text += piece;
    for (let unit = 0; unit < piece.length; unit++) at.push(index);
  };
  for (let index = 0; index < raw.length; index++) {
    const letter = raw[index] ?? "";
    if (DROPPED.test(letter)) {
      if (raw[index + 1] === "\n") index += 1;
    } else if (/\s/u.test(letter)) {
      if (!text.endsWith(" ")) add(" ", index);
    } else add(lower(letter), index);
  }
  return { text, at };
};

/** Beginning and end (exclusive) in the raw text. */
export type Span = readonly [number, number];

/** Where a raw text holds what is asked for; nothing asked for is nowhere. */
export const spansOf = (raw: string, asked: string): Span[] => {
  const wanted = folded(asked).text.trim();
  if (wanted === "") return [];
  const { text, at } = folded(raw);
  const spans: Span[] = [];
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
    spans.push([at[from] ?? 0, (at[from + wanted.length - 1] ?? 0) + 1]);
  }
  return spans;
};
