import { MAX_POINTS, MAX_STROKES, PAD_RATIO, type Stroke } from "../mark.ts";
import { linesOf, type Path, simplified, smoothed } from "./paths.ts";
import { brightness, ink, type Raster } from "./raster.ts";
import { thinned } from "./thin.ts";

/** Thousandths of the pad that stay free around a traced signature. */
const MARGIN = 60;
/** More ink than this share of a picture is no signature: a photograph, a page of text. */
const MOST_INK = 0.3;

const lengthOf = (line: Path): number =>
  line.reduce((sum, [x, y], at) => {
    const [px, py] = line[at - 1] ?? [x, y];
    return sum + Math.hypot(x - px, y - py);
  }, 0);

/** Whirls of a pixel or two are the paper's grain, and short spurs the thinning's. */
const withoutGrain = (lines: readonly Path[], { width, height }: Raster): Path[] => {
  const least = Math.max(4, Math.max(width, height) / 120);
  return lines.filter((line) => lengthOf(line) >= least);
};

const fitted = (lines: readonly Path[]): readonly Stroke[] => {
  const points = lines.flat();
  const [left, top] = [Math.min(...points.map(([x]) => x)), Math.min(...points.map(([, y]) => y))];
  const [wide, high] = [Math.max(...points.map(([x]) => x)) - left, Math.max(...points.map(([, y]) => y)) - top];
  // The pad is as wide as `PAD_RATIO` and as high as 1; strokes are thousandths of either side.
  const scale = Math.min((PAD_RATIO * (1000 - 2 * MARGIN)) / Math.max(1, wide), (1000 - 2 * MARGIN) / Math.max(1, high));
  const [x0, y0] = [(1000 * PAD_RATIO - wide * scale) / 2, (1000 - high * scale) / 2];
  return lines.map((line) =>
    line.map(([x, y]) => [Math.round(((x - left) * scale + x0) / PAD_RATIO), Math.round((y - top) * scale + y0)] as const),
  );
};

const TOLERANCES = [0.4, 0.7, 1, 1.5, 2, 3, 5, 8];

/** The longest lines, by as many points as the API takes. */
const bounded = (lines: readonly Path[]): readonly Path[] => {
  const longest = [...lines]
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .slice(0, MAX_STROKES)
    .map(smoothed);
  for (const tolerance of TOLERANCES) {
    const simple = longest.map((line) => simplified(line, tolerance));
    if (simple.flat().length <= MAX_POINTS) return simple;
  }
  return [];
};

/**
 * A signature on paper as strokes of the pad: the middle lines of its ink. The picture itself goes nowhere. Undefined where there is no
 * signature to be seen.
 */
export const traced = (rgba: Uint8ClampedArray, width: number, height: number): readonly Stroke[] | undefined => {
  const inked = ink(brightness(rgba, width, height));
  const share = inked.values.reduce((sum, value) => sum + value, 0) / inked.values.length;
  if (share === 0 || share > MOST_INK) return undefined;
  const lines = bounded(withoutGrain(linesOf(thinned(inked)), inked));
  return lines.length === 0 ? undefined : fitted(lines);
};
