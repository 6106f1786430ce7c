import { type Dict, isArray, isDict, isInteger, isName, type PdfObject, type Stream } from "./objects.ts";
import { damaged, PdfProblem } from "./problem.ts";

/**
 * Undoes zlib (RFC 1950). It must stop with an error, whatever the input says, before it has made more than `maxOutput` bytes;
 * what it throws counts as damage of the file.
 */
export type Inflate = (bytes: Uint8Array, maxOutput: number) => Uint8Array;

const MAX_STREAM = 64 * 2 ** 20;
const MAX_FILE = 256 * 2 ** 20;

/** The inflate of one file, which gives no more than 64 MB a stream and 256 MB in all. */
export const withBudget = (inflate: Inflate): Inflate => {
  let left = MAX_FILE;
  return (bytes) => {
    if (left <= 0) throw new PdfProblem("pdf-too-large", "its streams unpack to more than 256 MB");
    const out = unpack(inflate, bytes, Math.min(left, MAX_STREAM));
    left -= out.length;
    return out;
  };
};

const unpack = (inflate: Inflate, bytes: Uint8Array, maxOutput: number): Uint8Array => {
  try {
    return inflate(bytes, maxOutput);
  } catch (error) {
    throw damaged(`a stream does not unpack: ${error instanceof Error ? error.message : "unknown"}`);
  }
};

const single = (value: PdfObject | undefined): PdfObject | undefined => {
  if (!isArray(value)) return value;
  if (value.length > 1) throw damaged("a structural stream with several filters");
  return value[0];
};

/** The decoded bytes of a stream without filter or with FlateDecode alone; any other filter is `pdf-damaged`. */
export const decodeStream = ({ dict, data }: Stream, inflate: Inflate): Uint8Array => {
  const filter = single(dict.get("Filter"));
  if (filter === undefined || filter === null) return data;
  if (!isName(filter) || filter.name !== "FlateDecode") throw damaged("a structural stream with a filter other than FlateDecode");
  const parameters = single(dict.get("DecodeParms"));
  const inflated = inflate(data, MAX_STREAM);
  return isDict(parameters) ? undoPredictor(inflated, parameters) : inflated;
};

const integerOf = (dict: Dict, key: string, otherwise: number): number => {
  const value = dict.get(key);
  return isInteger(value) && value > 0 && value < 2 ** 16 ? value : otherwise;
};

/** Predictors of PNG (ISO 32000-2, 7.4.4.4); the one of TIFF is not met in structural streams. */
const undoPredictor = (rows: Uint8Array, parameters: Dict): Uint8Array => {
  const predictor = integerOf(parameters, "Predictor", 1);
  if (predictor === 1) return rows;
  if (predictor < 10) throw damaged(`a structural stream with predictor ${predictor}`);
  const pixel = Math.ceil((integerOf(parameters, "Colors", 1) * integerOf(parameters, "BitsPerComponent", 8)) / 8);
  const width = pixel * integerOf(parameters, "Columns", 1);
  const out = new Uint8Array(Math.floor(rows.length / (width + 1)) * width);
  for (let from = 0, to = 0; to < out.length; from += width + 1, to += width) {
    undoRow(rows.subarray(from, from + width + 1), { out, to, pixel });
  }
  return out;
};

const undoRow = (row: Uint8Array, { out, to, pixel }: { out: Uint8Array; to: number; pixel: number }): void => {
  const width = row.length - 1;
  const at = (index: number, inRow: boolean): number => (inRow && index >= 0 ? (out[index] ?? 0) : 0);
  for (let i = 0; i < width; i++) {
    const left = at(to + i - pixel, i >= pixel);
    const up = at(to + i - width, true);
    const upLeft = at(to + i - width - pixel, i >= pixel);
    out[to + i] = (row[i + 1] ?? 0) + predicted(row[0] ?? 0, left, up, upLeft);
  }
};

const predicted = (kind: number, left: number, up: number, upLeft: number): number => {
  if (kind === 0) return 0;
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind === 4) return paeth(left, up, upLeft);
  throw damaged(`a row with unknown predictor ${kind}`);
};

const paeth = (left: number, up: number, upLeft: number): number => {
  const estimate = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
};
