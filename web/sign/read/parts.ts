/** Bytes `from` to `to` (exclusive) of one part of a file. */
export interface Piece {
  readonly part: number;
  readonly from: number;
  readonly to: number;
}

/** Where bytes `begin` to `end` (exclusive) of a file lie whose parts have these sizes, in their order. */
export const piecesOf = (sizes: readonly number[], begin: number, end: number): Piece[] => {
  const pieces: Piece[] = [];
  let start = 0;
  sizes.forEach((size, part) => {
    const [from, to] = [Math.max(0, begin - start), Math.min(size, end - start)];
    if (from < to) pieces.push({ part, from, to });
    start += size;
  });
  return pieces;
};

/** Parts one behind the other. */
export const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

export const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
