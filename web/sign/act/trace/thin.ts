import type { Raster } from "./raster.ts";

/** The eight neighbours from the north clockwise, as steps in x and y. */
const AROUND = [
  [0, -1],
  [1, -1],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
] as const;

/** 1 or 0 for each neighbour; what lies outside is paper. */
export const neighbours = ({ width, height, values }: Raster, at: number): number[] => {
  const [x, y] = [at % width, Math.floor(at / width)];
  return AROUND.map(([dx, dy]) => {
    const [nx, ny] = [x + dx, y + dy];
    return nx >= 0 && ny >= 0 && nx < width && ny < height ? (values[ny * width + nx] ?? 0) : 0;
  });
};

/** Places of the neighbours that are ink. */
export const neighbourPlaces = (raster: Raster, at: number): number[] =>
  neighbours(raster, at).flatMap((value, index) => {
    const [dx, dy] = AROUND[index] ?? [0, 0];
    return value ? [at + dy * raster.width + dx] : [];
  });

const isLoose = (around: readonly number[], first: boolean): boolean => {
  const count = around.reduce((sum, value) => sum + value, 0);
  if (count < 2 || count > 6) return false;
  const turns = around.filter((value, index) => value === 0 && around[(index + 1) % 8] === 1).length;
  if (turns !== 1) return false;
  const [north = 0, , east = 0, , south = 0, , west = 0] = around;
  return first
    ? north * east * south === 0 && east * south * west === 0
    : north * east * west === 0 && north * south * west === 0;
};

/**
 * The corner of a step that its neighbours join without it (C. M. Holt and others, CACM 30(2), 1987). `flipped`: the same upside down.
 */
const isCorner = (around: readonly number[], flipped: boolean): boolean => {
  const upright = flipped ? [4, 3, 2, 1, 0, 7, 6, 5].map((index) => around[index] ?? 0) : around;
  const [north, northEast, east, southEast, south, southWest, west, northWest] = upright.map((value) => value === 1);
  const toEast = east && !northEast && !southWest && !(west && south);
  const toWest = west && !northWest && !southEast && !(east && south);
  return Boolean(north && (toEast || toWest));
};

const withoutCorners = (thin: Raster, places: readonly number[]): void => {
  for (const flipped of [false, true])
    for (const at of places) if (thin.values[at] === 1 && isCorner(neighbours(thin, at), flipped)) thin.values[at] = 0;
};

/** Lines of one pixel's width in the middle of the ink (T. Y. Zhang and C. Y. Suen, CACM 27(3), 1984). */
export const thinned = (raster: Raster): Raster => {
  const thin: Raster = { ...raster, values: raster.values.slice() };
  let left = [...thin.values.keys()].filter((at) => thin.values[at] === 1);
  for (let changed = true; changed; ) {
    changed = false;
    for (const first of [true, false]) {
      const loose = left.filter((at) => isLoose(neighbours(thin, at), first));
      for (const at of loose) thin.values[at] = 0;
      if (loose.length === 0) continue;
      changed = true;
      left = left.filter((at) => thin.values[at] === 1);
    }
  }
  withoutCorners(thin, left);
  return thin;
};
