/** One value a pixel, row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/** Brightness of RGBA pixels on white paper, 0 to 255 (ITU-R BT.601). */
export const brightness = (rgba: Uint8ClampedArray, width: number, height: number): Raster => {
  const values = new Uint8Array(width * height);
  for (let at = 0; at < values.length; at++) {
    const [red, green, blue, alpha] = [rgba[4 * at] ?? 0, rgba[4 * at + 1] ?? 0, rgba[4 * at + 2] ?? 0, rgba[4 * at + 3] ?? 0];
    const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
    values[at] = Math.round(255 + ((grey - 255) * alpha) / 255);
  }
  return { width, height, values };
};

/** Sums of all values above and to the left: one row and one column more than the raster. */
const integral = ({ width, height, values }: Raster): Float64Array => {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += values[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  return sums;
};

/** How much darker each pixel is than the paper around it: a shadow over the photograph is no ink. */
const darker = (raster: Raster): Uint8Array => {
  const { width, height, values } = raster;
  const sums = integral(raster);
  const reach = Math.max(8, Math.round(Math.max(width, height) / 8));
  const sum = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0;
  return values.map((value, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    const mean = (sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top)) / ((right - left) * (bottom - top));
    return Math.max(0, Math.round(mean - value));
  });
};

/** Otsu's threshold: where values part best into two kinds. */
const threshold = (values: Uint8Array): number => {
  const counts = new Float64Array(256);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  const total = counts.reduce((sum, count, value) => sum + count * value, 0);
  let [below, belowSum, best, at] = [0, 0, -1, 0];
  for (let value = 0; value < 255; value++) {
    below += counts[value] ?? 0;
    belowSum += value * (counts[value] ?? 0);
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const between = below * above * (belowSum / below - (total - belowSum) / above) ** 2;
    if (between > best) [best, at] = [between, value];
  }
  return at;
};

/** Ink is darker than its paper by at least this: less is the paper's own grain. */
const LEAST = 24;

/** 1 for ink, 0 for paper. */
export const ink = (raster: Raster): Raster => {
  const depth = darker(raster);
  const least = Math.max(LEAST, threshold(depth));
  return { ...raster, values: depth.map((value) => (value > least ? 1 : 0)) };
};
