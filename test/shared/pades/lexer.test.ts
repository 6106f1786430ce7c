import fc from "fast-check";
import { latin1 } from "../../../shared/pades/bytes.ts";
import { cursorAt, parseObject } from "../../../shared/pades/lexer.ts";
import type { Dict, PdfObject } from "../../../shared/pades/objects.ts";
import { PdfProblem } from "../../../shared/pades/problem.ts";
import { serialize } from "../../../shared/pades/serialize.ts";

const parse = (text: string): PdfObject => parseObject(cursorAt(latin1(text), 0));

const bytes = fc.uint8Array({ maxLength: 24 });
const nameText = fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 12 });
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((value) => Number(value.toFixed(5)) + 0),
);
const { object } = fc.letrec<{ object: PdfObject }>((tie) => ({
  object: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(null, true, false),
    number,
    nameText.map((name) => ({ name })),
    fc.record({ string: bytes, hex: fc.boolean() }),
    fc.record({ ref: fc.nat({ max: 1_000_000 }), generation: fc.nat({ max: 65_535 }) }),
    fc.array(tie("object"), { maxLength: 5 }),
    fc.array(fc.tuple(nameText, tie("object")), { maxLength: 5 }).map((entries): Dict => new Map(entries)),
  ),
}));

test("what is written reads back as it was, and is written again as the same bytes", () => {
  fc.assert(
    fc.property(object, (value) => {
      const text = serialize(value);
      const cursor = cursorAt(latin1(text), 0);
      const back = parseObject(cursor);
      expect(back).toEqual(value);
      expect(cursor.at).toBe(text.length);
      expect(serialize(back)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test("bytes of any kind give an object or a PdfProblem, never another error", () => {
  const noise = fc
    .array(fc.constantFrom(..."<>[](){}/%\\# \n\r01R.-n<<>>obj\u0000\u00ff"), { maxLength: 60 })
    .map((all) => all.join(""));
  fc.assert(
    fc.property(noise, (text) => {
      try {
        parse(text);
      } catch (error) {
        expect(error).toBeInstanceOf(PdfProblem);
      }
    }),
    { numRuns: 2000 },
  );
});

const string = (text: string, hex = false) => ({ string: latin1(text), hex });

test.each<[string, PdfObject]>([
  ["+17", 17],
  ["-.002", -0.002],
  ["4.", 4],
  ["true%comment\n", true],
  ["/A#42", { name: "AB" }],
  ["/", { name: "" }],
  ["(a(b)c)", string("a(b)c")],
  ["(a\\\r\nb\\q\\053\\0053\\n)", string("abq+\u00053\n")],
  ["(one\r\ntwo\rthree)", string("one\ntwo\nthree")],
  ["<90 1F\nA>", string("\u0090\u001f\u00a0", true)],
  ["[1 0 R 2 0 3]", [{ ref: 1, generation: 0 }, 2, 0, 3]],
])("reads %j (ISO 32000-2, 7.3)", (text, expected) => {
  expect(parse(text)).toEqual(expected);
});

test.each([
  "(never ends",
  "<12",
  "<</A 1",
  "<</A>>",
  "[1 2",
  "<</A 1 2>>",
  "<0g>",
  "endobj",
  "",
  "1e5",
  "--1",
])("refuses %j as damaged", (text) => {
  expect(() => parse(text)).toThrow(expect.objectContaining({ refused: "pdf-damaged" }));
});

test("nesting ends at a depth that no document needs", () => {
  expect(() => parse("[".repeat(5000))).toThrow(/nested deeper/);
});

test("a key that stands twice is noted", () => {
  const cursor = cursorAt(latin1("<</A 1/B<</C 1/C 2>>>>"), 0);
  const outer = parseObject(cursor) as Dict;
  expect(cursor.duplicates.has(outer)).toBe(false);
  expect(cursor.duplicates.has(outer.get("B") as Dict)).toBe(true);
});

test.each([
  [1e21, "1000000000000000000000"],
  [0.0000001, "0.0000001"],
  [-0.5, "-0.5"],
])("writes the number %p without exponent", (value, text) => {
  expect(serialize(value)).toBe(text);
});
