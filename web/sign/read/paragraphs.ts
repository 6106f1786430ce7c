/** A run of words on a page: its baseline's height above the page's foot and its letters' height, in points. */
export interface Piece {
  readonly text: string;
  readonly y: number;
  readonly height: number;
  /** A line ends with it. */
  readonly ends: boolean;
}

interface Line {
  readonly text: string;
  readonly y: number;
  readonly height: number;
}

const linesOf = (pieces: readonly Piece[]): Line[] => {
  const lines: Line[] = [];
  let [text, height, y] = ["", 0, 0];
  for (const piece of pieces) {
    text += piece.text;
    height = Math.max(height, piece.height);
    if (piece.text.trim() !== "") y = piece.y;
    if (!piece.ends) continue;
    if (text.trim() !== "") lines.push({ text: text.trim(), y, height });
    [text, height] = ["", 0];
  }
  return text.trim() === "" ? lines : [...lines, { text: text.trim(), y, height }];
};

/** More than this many letter heights between two baselines begins a paragraph. */
const GAP = 1.75;

const joined = (before: string, next: string): string => (/\p{L}-$/u.test(before) ? before + next : `${before} ${next}`);

/** Lines that stand close together are one paragraph; a gap or another size of letters begins the next. */
export const paragraphsOf = (pieces: readonly Piece[]): string[] => {
  const paragraphs: string[] = [];
  let last: Line | undefined;
  for (const line of linesOf(pieces)) {
    const close = last && Math.abs(last.y - line.y) < GAP * line.height && Math.abs(last.height - line.height) < 1;
    if (close) paragraphs.push(joined(paragraphs.pop() ?? "", line.text));
    else paragraphs.push(line.text);
    last = line;
  }
  return paragraphs;
};
