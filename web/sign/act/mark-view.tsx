import { type Drawing, type Stroke, strokesOf } from "./mark.ts";

const HEIGHT = 400;

const pathOf = (stroke: Stroke): string => {
  const [[x, y] = [0, 0], ...rest] = stroke.map(([px, py]) => [px, (py * HEIGHT) / 1000] as const);
  return `M${x} ${y}${rest.length === 0 ? "h1" : rest.map(([px, py]) => `L${px} ${py}`).join("")}`;
};

/** The signature as it was drawn or typed, on its line. */
export const MarkView = ({ drawing, label }: { drawing: Drawing; label: string }) =>
  drawing.kind === "typed" ? (
    <p class="mark-typed serif">{drawing.text}</p>
  ) : (
    <svg class="mark-drawn" viewBox={`0 0 1000 ${HEIGHT}`} role="img" aria-label={label}>
      <path d={strokesOf(drawing).map(pathOf).join("")} />
    </svg>
  );
