import { signatureBody } from "../../../shared/api/schemas.ts";
import { EMPTY, MAX_POINTS, MAX_STROKES, markOf, normalised } from "../../../web/sign/act/mark.ts";

const along = (points: number, shift = 0) =>
  Array.from({ length: points }, (_, at) => ({ x: at % 500, y: (at * 7 + shift) % 200 }));
const accepts = (strokes: ReturnType<typeof normalised>): boolean =>
  signatureBody.safeParse({ manifest: "0".repeat(64), consent: "sign-v1", mark: { kind: "drawn", strokes } }).success;

test("a stroke is told in thousandths of the pad, held within it, without points that repeat", () => {
  const points = [
    { x: -4, y: 0 },
    { x: 250, y: 100 },
    { x: 250.1, y: 100.05 },
    { x: 520, y: 210 },
  ];
  expect(normalised([points, []], 500, 200)).toEqual([
    [
      [0, 0],
      [500, 500],
      [1000, 1000],
    ],
  ]);
});

test.each([
  { strokes: 1, points: 9000 },
  { strokes: 60, points: 400 },
  { strokes: 90, points: 3 },
  { strokes: 7, points: 1 },
])("$strokes strokes of $points points are what the API takes, each with its ends", ({ strokes, points }) => {
  const drawn = Array.from({ length: strokes }, (_, at) => along(points, at));
  const kept = normalised(drawn, 500, 200);
  expect(accepts(kept)).toBe(true);
  expect(kept).toHaveLength(Math.min(strokes, MAX_STROKES));
  expect(kept.flat().length).toBeLessThanOrEqual(MAX_POINTS);
  expect(kept[0]?.[0]).toEqual([0, 0]);
  const last = drawn[0]?.at(-1);
  expect(kept[0]?.at(-1)).toEqual([Math.round((last?.x ?? 0) * 2), Math.round((last?.y ?? 0) * 5)]);
});

test("there is no mark until something is drawn or typed", () => {
  expect(markOf(EMPTY)).toBeUndefined();
  expect(markOf({ ...EMPTY, kind: "typed", text: "  " })).toBeUndefined();
  expect(markOf({ ...EMPTY, kind: "typed", text: " A. Smailov " })).toEqual({ kind: "typed", text: "A. Smailov" });
});
