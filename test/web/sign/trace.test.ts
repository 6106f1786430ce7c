import { MAX_POINTS, MAX_STROKES, PAD_RATIO, type Stroke } from "../../../web/sign/act/mark.ts";
import { pictureSize } from "../../../web/sign/act/trace/picture-size.ts";
import { traced } from "../../../web/sign/act/trace/trace.ts";
import { flourish, greyPng, scribbled } from "../../fixtures/scribble.ts";

const WIDTH = 600;
const HEIGHT = 300;

const rgba = (grey: Uint8Array): Uint8ClampedArray => {
  const pixels = new Uint8ClampedArray(4 * grey.length);
  for (const [at, value] of grey.entries()) pixels.set([value, value, value, 255], 4 * at);
  return pixels;
};
const trace = (grey: Uint8Array, width = WIDTH) => traced(rgba(grey), width, grey.length / width);

/** The farthest that the flourish, brought into the pad as a whole, is from the nearest stroke's point or line; in pad heights. */
const farthest = (strokes: readonly Stroke[]): number => {
  const [xs, ys] = [strokes.flat().map(([x]) => x), strokes.flat().map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const points = Array.from({ length: 200 }, (_, at) => flourish(at / 199));
  const [fx, fy] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const place = (value: number, from: readonly number[], low: number, high: number) =>
    low + ((value - Math.min(...from)) / (Math.max(...from) - Math.min(...from))) * (high - low);
  const dense = strokes.flatMap((stroke) =>
    stroke.flatMap(([x, y], at) => {
      const [nx, ny] = stroke[at + 1] ?? [x, y];
      return Array.from({ length: 20 }, (_, step) => [x + ((nx - x) * step) / 20, y + ((ny - y) * step) / 20] as const);
    }),
  );
  const gaps = points.map(([x, y]) => {
    const [px, py] = [place(x, fx, left, right), place(y, fy, top, bottom)];
    return Math.min(...dense.map(([sx, sy]) => Math.hypot((PAD_RATIO * (sx - px)) / 1000, (sy - py) / 1000)));
  });
  return Math.max(...gaps);
};

test("a signature on white paper is one line that follows it", () => {
  const strokes = trace(scribbled({ width: WIDTH, height: HEIGHT }));
  expect(strokes?.length).toBe(1);
  expect(farthest(strokes ?? [])).toBeLessThan(0.03);
});

test("a shadow over the photograph, grain and a dark table's edge are no ink", () => {
  const paper = (x: number, y: number) => 235 - Math.round((110 * x) / WIDTH) - ((x * 7 + y * 13) % 9);
  const strokes = trace(scribbled({ width: WIDTH, height: HEIGHT, paper }));
  expect(farthest(strokes ?? [])).toBeLessThan(0.03);
  expect(strokes?.length).toBeLessThan(4);
});

test("nothing is seen on plain paper, in noise, or where all is ink", () => {
  expect(trace(new Uint8Array(WIDTH * HEIGHT).fill(240))).toBeUndefined();
  expect(trace(new Uint8Array(WIDTH * HEIGHT).fill(0))).toBeUndefined();
  expect(trace(Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => (at % 2) * 255))).toBeUndefined();
});

test("whatever the picture, the strokes are what the API takes", () => {
  let seed = 7;
  const noise = Uint8Array.from({ length: 300 * 300 }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed >>> 24 < 50 ? 0 : 250;
  });
  const strokes = trace(noise, 300) ?? [];
  expect(strokes.length).toBeLessThanOrEqual(MAX_STROKES);
  expect(strokes.flat().length).toBeLessThanOrEqual(MAX_POINTS);
  expect(strokes.flat(2).every((value) => Number.isInteger(value) && value >= 0 && value <= 1000)).toBe(true);
});

describe("the size that a picture claims", () => {
  const png = greyPng(new Uint8Array(12).fill(255), 4);
  const jpeg = (...segments: number[][]) => Uint8Array.from([0xff, 0xd8, ...segments.flat(), 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0]);
  const frame = [0xff, 0xc2, 0, 11, 8, 0x01, 0x02, 0x03, 0x04, 1, 1, 0x11, 0];

  test.each([
    { name: "a PNG", bytes: new Uint8Array(png), size: { width: 4, height: 3 } },
    {
      name: "a PNG that claims gigabytes",
      bytes: new Uint8Array(greyPng(new Uint8Array(4), 2, { width: 60_000, height: 60_000 })),
      size: { width: 60_000, height: 60_000 },
    },
    { name: "a JPEG", bytes: jpeg([0xff, 0xe0, 0, 4, 0, 0], frame), size: { width: 0x0304, height: 0x0102 } },
    { name: "a JPEG with filled markers", bytes: jpeg([0xff, 0xff, 0xe1, 0, 2], frame), size: { width: 0x0304, height: 0x0102 } },
    { name: "a JPEG without a frame", bytes: jpeg([0xff, 0xe0, 0xff, 0xff]), size: undefined },
    { name: "a JPEG whose segments have no length", bytes: jpeg([0xff, 0xe0, 0, 0], [0, 0]), size: undefined },
    {
      name: "a PNG without a size",
      bytes: new Uint8Array(greyPng(new Uint8Array(4), 2, { width: 0, height: 5 })),
      size: undefined,
    },
    { name: "a PNG cut short", bytes: new Uint8Array(png).subarray(0, 18), size: undefined },
    {
      name: "an SVG",
      bytes: new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
      size: undefined,
    },
    { name: "nothing", bytes: new Uint8Array(), size: undefined },
  ])("$name", ({ bytes, size }) => {
    expect(pictureSize(bytes)).toEqual(size);
  });
});
