/** Thousandths of the pad's width and height. */
export type Stroke = readonly (readonly [number, number])[];

/** What was drawn, what was typed and what was traced from a picture; all stay while the signatory changes between them. */
export interface Drawing {
  readonly kind: "drawn" | "typed" | "traced";
  readonly strokes: readonly Stroke[];
  readonly text: string;
  readonly traced: readonly Stroke[];
}

export const EMPTY: Drawing = { kind: "drawn", strokes: [], text: "", traced: [] };

/** Width over height of the pad, as the signature page has it. */
export const PAD_RATIO = 5 / 2;
export const MAX_STROKES = 60;
export const MAX_POINTS = 2000;
const MAX_POINTS_OF_STROKE = 1500;

interface Point {
  readonly x: number;
  readonly y: number;
}

const thousandths = (value: number, whole: number): number => Math.min(1000, Math.max(0, Math.round((1000 * value) / whole)));

const withoutRepeats = (stroke: Stroke): Stroke =>
  stroke.filter(([x, y], at) => at === 0 || x !== stroke[at - 1]?.[0] || y !== stroke[at - 1]?.[1]);

/** `count` points of a stroke at equal steps, with its first and last; of one point, the first. */
const thinned = (stroke: Stroke, count: number): Stroke => {
  if (stroke.length <= count) return stroke;
  const step = (stroke.length - 1) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, at) => stroke[Math.round(at * step)] ?? [0, 0]);
};

/** Strokes in CSS pixels of a pad as the API takes them: at most 60 strokes and 2,000 points, each stroke keeping its share. */
export const normalised = (strokes: readonly (readonly Point[])[], width: number, height: number): readonly Stroke[] => {
  const kept = strokes
    .filter((points) => points.length > 0)
    .slice(0, MAX_STROKES)
    .map((points) => withoutRepeats(points.map(({ x, y }) => [thousandths(x, width), thousandths(y, height)] as const)));
  const all = kept.reduce((sum, { length }) => sum + length, 0);
  const share = all <= MAX_POINTS ? 1 : (MAX_POINTS - kept.length) / all;
  return kept.map((stroke) => thinned(stroke, Math.min(MAX_POINTS_OF_STROKE, Math.max(1, Math.floor(stroke.length * share)))));
};

/** The strokes of what was drawn or traced. */
export const strokesOf = ({ kind, strokes, traced }: Drawing): readonly Stroke[] => (kind === "traced" ? traced : strokes);

/** The mark as it is posted; undefined while there is none. A signature traced from a picture is strokes as a drawn one. */
export const markOf = (drawing: Drawing) => {
  const text = drawing.text.trim();
  if (drawing.kind === "typed") return text === "" ? undefined : ({ kind: "typed", text } as const);
  const strokes = strokesOf(drawing);
  return strokes.length === 0 ? undefined : ({ kind: "drawn", strokes } as const);
};
