import type { AttributeValue, Item } from "./types.ts";

export const MAX_ITEM_BYTES = 400 * 1024;

const significantDigits = (number: string): number =>
  number
    .replace(/e.*$/i, "")
    .replace(/[-+.]/g, "")
    .replace(/^0+|0+$/g, "").length;

const numberSize = (number: string): number => 1 + Math.ceil(significantDigits(number) / 2) + (number.startsWith("-") ? 1 : 0);
const binarySize = (base64: string): number => Buffer.from(base64, "base64").length;
const sum = <T>(list: T[], size: (element: T) => number): number => list.reduce((total, element) => total + size(element), 0);

const scalarSize = (value: AttributeValue): number => {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return binarySize(value.B);
  return 1;
};

const valueSize = (value: AttributeValue): number => {
  if (value.SS) return sum(value.SS, Buffer.byteLength);
  if (value.NS) return sum(value.NS, numberSize);
  if (value.BS) return sum(value.BS, binarySize);
  if (value.L) return 3 + sum(value.L, (element) => 1 + valueSize(element));
  if (value.M) return 3 + Object.keys(value.M).length + itemSize(value.M);
  return scalarSize(value);
};

/** An item's size in bytes, names and values in UTF-8 (Developer Guide, "DynamoDB item sizes and formats"). */
export const itemSize = (item: Item): number =>
  sum(Object.entries(item), ([name, value]) => Buffer.byteLength(name) + valueSize(value));
