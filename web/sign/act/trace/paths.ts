import type { Raster } from "./raster.ts";
import { neighbourPlaces } from "./thin.ts";

export type Point = readonly [number, number];
export type Path = readonly Point[];

/** So many points back tell where a line is going. */
const LOOK_BACK = 6;

const pointOf = ({ width }: Raster, at: number): Point => [at % width, Math.floor(at / width)];

/** How far a step from the last point goes on in the direction of the line: 1 straight on, −1 back. */
const straightness = (line: Path, next: Point): number => {
  const [x, y] = line.at(-1) ?? next;
  const [fromX, fromY] = line.at(-1 - LOOK_BACK) ?? line[0] ?? [x, y];
  const [dx, dy] = [x - fromX, y - fromY];
  const [sx, sy] = [next[0] - x, next[1] - y];
  return (dx * sx + dy * sy) / (Math.hypot(dx, dy) * Math.hypot(sx, sy) || 1);
};

/**
 * The lines of a thinned raster, each through its crossings as straight as it goes, as a pen does; every pixel is on one. A line that ends at
 * another joins it.
 */
export const linesOf = (raster: Raster): Path[] => {
  const left = new Set([...raster.values.keys()].filter((at) => raster.values[at] === 1));
  const around = (at: number): number[] => neighbourPlaces(raster, at);
  const walk = (start: number): Path => {
    const line: Point[] = [];
    const join = around(start).find((at) => !left.has(at));
    if (join !== undefined) line.push(pointOf(raster, join));
    let at: number | undefined = start;
    let last = start;
    while (at !== undefined) {
      left.delete(at);
      line.push(pointOf(raster, at));
      last = at;
      const ways: number[] = around(at).filter((next) => left.has(next));
      at = ways.sort((a, b) => straightness(line, pointOf(raster, b)) - straightness(line, pointOf(raster, a)))[0];
    }
    const met = around(last).find((next) => !line.slice(-3).some(([x, y]) => next === y * raster.width + x));
    if (met !== undefined && line.length > 2) line.push(pointOf(raster, met));
    return line;
  };
  const ends = [...left].filter((at) => around(at).length === 1);
  const lines: Path[] = [];
  for (const start of [...ends, ...left]) if (left.has(start)) lines.push(walk(start));
  return lines;
};

const distance = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number => {
  const length = Math.hypot(bx - ax, by - ay);
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
};

/** A line by the fewest points that keep it within `tolerance` pixels (Ramer, Douglas, Peucker). */
export const simplified = (line: Path, tolerance: number): Path => {
  const [first, last] = [line[0], line.at(-1)];
  if (line.length < 3 || !first || !last) return line;
  let [far, at] = [0, 0];
  line.forEach((point, index) => {
    const away = distance(point, first, last);
    if (away > far) [far, at] = [away, index];
  });
  if (far <= tolerance) return [first, last];
  return [...simplified(line.slice(0, at + 1), tolerance).slice(0, -1), ...simplified(line.slice(at), tolerance)];
};

/** Pixels to either side that a point is the mean of. */
const REACH = 3;

/** A line without the steps of its pixels; its ends stay. */
export const smoothed = (line: Path): Path =>
  line.map((point, at) => {
    const reach = Math.min(REACH, at, line.length - 1 - at);
    if (reach === 0) return point;
    const near = line.slice(at - reach, at + reach + 1);
    return [near.reduce((sum, [x]) => sum + x, 0) / near.length, near.reduce((sum, [, y]) => sum + y, 0) / near.length];
  });
