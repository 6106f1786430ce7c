import fc from "fast-check";
import { equal, joined, piecesOf } from "../../../web/sign/read/parts.ts";

const parts = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 });

test("any range of the joined parts is the pieces of the parts, in order", () => {
  fc.assert(
    fc.property(parts, fc.nat(200), fc.nat(200), (all, a, b) => {
      const whole = joined(all);
      const [begin, end] = [Math.min(a, b), Math.min(Math.max(a, b), whole.length)];
      const sizes = all.map(({ length }) => length);
      const read = piecesOf(sizes, begin, end).map(({ part, from, to }) => (all[part] ?? new Uint8Array()).subarray(from, to));
      expect(equal(joined(read), whole.subarray(begin, Math.max(begin, end)))).toBe(true);
    }),
  );
});

test("bytes are equal only where each is", () => {
  expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3))).toBe(false);
});
