import type { Paragraph } from "../../domain/comparison/compare.ts";

/** Beyond these a text is not compared: what is taken out must fit an answer of the function and one reading. */
const MAX_PAGES = 500;
const MAX_CHARACTERS = 1_500_000;

/** A line as it stands on its page, in points from the page's lower left corner. */
interface Line {
  readonly text: string;
  readonly y: number;
  readonly start: number;
  readonly end: number;
  readonly height: number;
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/**
 * The text of a PDF by paragraphs, each with the page on which it begins, as far as it can be taken out: undefined where the file has no
 * text (a scan) or too much of it. Lines are joined to paragraphs, hyphens at their ends undone. What a page repeats at its head and foot
 * stands there as any other line.
 */
export const paragraphsOf = async (bytes: Uint8Array): Promise<readonly Paragraph[] | undefined> => {
  // Only here: a file that was refused never costs it.
  const { getDocument } = await import("unpdf/pdfjs");
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  try {
    if (document.numPages > MAX_PAGES) return undefined;
    const pages: Line[][] = [];
    let characters = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const lines = linesOf(items.filter((item) => "str" in item));
      characters += lines.reduce((sum, { text }) => sum + text.length, 0);
      if (characters > MAX_CHARACTERS) return undefined;
      pages.push(lines);
      page.cleanup();
    }
    const paragraphs = withoutRunning(pages).flatMap((lines, index) => joined(lines).map((text) => ({ page: index + 1, text })));
    return paragraphs.length > 0 ? paragraphs : undefined;
  } finally {
    await document.loadingTask.destroy();
  }
};

const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Pieces on one base line, in reading order, are a line. */
const linesOf = (items: readonly Item[]): Line[] => {
  const lines: Line[] = [];
  for (const { str, transform, width, height } of items) {
    const [, , , , x = 0, y = 0] = transform;
    const text = str.toWellFormed().replace(CONTROLS, " ");
    const last = lines.at(-1);
    if (last && Math.abs(last.y - y) < Math.max(2, last.height * 0.4)) {
      const gap = x - last.end > last.height * 0.15 && !/\s$/u.test(last.text) && !/^\s/u.test(text) ? " " : "";
      lines.splice(-1, 1, {
        ...last,
        text: last.text + gap + text,
        end: Math.max(last.end, x + width),
        height: Math.max(last.height, height),
      });
    } else if (text.trim() !== "") lines.push({ text, y, start: x, end: x + width, height });
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/gu, " ").trim() })).filter(({ text }) => text !== "");
};

/** Lines at a page's head and foot that may be running ones. */
const HEAD = 8;
const FOOT = 3;

/** Heads, feet and a table's repeated heads stand once: where they come first. Figures in them are the page's number. */
const withoutRunning = (pages: readonly (readonly Line[])[]): readonly (readonly Line[])[] => {
  const named = ({ text }: Line): string => text.replace(/\p{Nd}+/gu, "#");
  const edge = (lines: readonly Line[], index: number): boolean => index < HEAD || index >= lines.length - FOOT;
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const names = new Set(lines.filter((_, index) => edge(lines, index)).map(named));
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const least = Math.max(3, pages.length / 2);
  const seen = new Set<string>();
  return pages.map((lines) =>
    lines.filter((line, index) => {
      const name = named(line);
      if (!edge(lines, index) || (counts.get(name) ?? 0) < least) return true;
      const isFirst = !seen.has(name);
      seen.add(name);
      return isFirst;
    }),
  );
};

/** Lines of one column that stand close are one paragraph, as are the lines of one cell. */
const joined = (lines: readonly Line[]): string[] => {
  const paragraphs: string[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const before = paragraphs.at(-1);
    if (before !== undefined && last && continues(last, line)) paragraphs.splice(-1, 1, together(before, line.text));
    else paragraphs.push(line.text);
    last = line;
  }
  return paragraphs;
};

/** Distances in heights of a line, and in points. */
const NEAR = 1.55;
const SAME = 3;
const INDENT = 60;
const SHORT = 60;

const continues = (last: Line, line: Line): boolean => {
  const distance = last.y - line.y;
  const isNear = distance > 0 && distance < Math.max(last.height, line.height) * NEAR;
  // A paragraph's first line may be indented, a later one never is.
  const outdent = last.start - line.start;
  const isSameColumn = outdent > -SAME && outdent < INDENT;
  const isOver = /[.;:!?]$/u.test(last.text) && last.end < line.end - SHORT;
  return isNear && isSameColumn && !isOver && !/^(\d+(\.\d+)*[.)]|[–—-])\s/u.test(line.text);
};

/** A soft or hard hyphen before a small letter parted a word. */
const together = (before: string, after: string): string =>
  /\p{L}[-\u00ad]$/u.test(before) && /^\p{Ll}/u.test(after) ? before.slice(0, -1) + after : `${before} ${after}`;
