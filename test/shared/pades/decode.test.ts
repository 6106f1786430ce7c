import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { decodeStream, withBudget } from "../../../shared/pades/decode.ts";
import type { Dict, PdfObject } from "../../../shared/pades/objects.ts";
import { inflate } from "./inflate.ts";

const flate = (more: [string, number][] = []): Dict =>
  new Map<string, PdfObject>([
    ["Filter", { name: "FlateDecode" }],
    ["DecodeParms", new Map(more)],
  ]);

/** The filters of PNG (RFC 2083, 6), applied. */
const filtered = (rows: Uint8Array[], kinds: number[], pixel: number): Uint8Array => {
  const paeth = (a: number, b: number, c: number): number => {
    const distances = [a, b, c].map((value) => Math.abs(a + b - c - value));
    return [a, b, c][distances.indexOf(Math.min(...distances))] ?? 0;
  };
  const out = rows.flatMap((row, r) => {
    const above = (i: number): number => rows[r - 1]?.[i] ?? 0;
    const kind = kinds[r] ?? 0;
    const line = Array.from(row, (byte, i) => {
      const [a, b, c] = [row[i - pixel] ?? 0, above(i), i >= pixel ? above(i - pixel) : 0];
      return byte - ([0, a, b, (a + b) >> 1, paeth(a, b, c)][kind] ?? 0);
    });
    return [kind, ...line];
  });
  return Uint8Array.from(out);
};

test("every predictor of PNG is undone", () => {
  const image = fc.record({
    columns: fc.integer({ min: 1, max: 9 }),
    colors: fc.integer({ min: 1, max: 3 }),
    height: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(
      image,
      fc.infiniteStream(fc.nat(255)),
      fc.infiniteStream(fc.nat(4)),
      ({ columns, colors, height }, noise, kinds) => {
        const take = (from: Iterator<number>, count: number) => Array.from({ length: count }, () => Number(from.next().value));
        const rows = Array.from({ length: height }, () => Uint8Array.from(take(noise, columns * colors)));
        const data = new Uint8Array(deflateSync(filtered(rows, take(kinds, height), colors)));
        const dict = flate([
          ["Predictor", 15],
          ["Columns", columns],
          ["Colors", colors],
        ]);
        expect(decodeStream({ dict, data }, inflate)).toEqual(Uint8Array.from(rows.flatMap((row) => [...row])));
      },
    ),
  );
});

test("an unknown row filter, predictor or stream filter is damage", () => {
  const row = new Uint8Array(deflateSync(Uint8Array.of(7, 1, 1)));
  const png = flate([
    ["Predictor", 12],
    ["Columns", 2],
  ]);
  expect(() => decodeStream({ dict: png, data: row }, inflate)).toThrow(/unknown predictor 7/);
  expect(() => decodeStream({ dict: flate([["Predictor", 2]]), data: row }, inflate)).toThrow(/predictor 2/);
  expect(() => decodeStream({ dict: new Map([["Filter", { name: "LZWDecode" }]]), data: row }, inflate)).toThrow(
    /other than FlateDecode/,
  );
});

test("the budget of a stream and of the file are kept", () => {
  const bomb = new Uint8Array(deflateSync(Buffer.alloc(65 * 2 ** 20)));
  expect(() => withBudget(inflate)(bomb, Number.POSITIVE_INFINITY)).toThrow(expect.objectContaining({ refused: "pdf-damaged" }));
  const large = new Uint8Array(deflateSync(Buffer.alloc(64 * 2 ** 20)));
  const budget = withBudget(inflate);
  for (let i = 0; i < 4; i++) expect(budget(large, 0)).toHaveLength(64 * 2 ** 20);
  expect(() => budget(large, 0)).toThrow(expect.objectContaining({ refused: "pdf-too-large" }));
});
