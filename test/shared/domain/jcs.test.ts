import fc from "fast-check";
import { canonicalJson, type Json } from "../../../shared/domain/jcs.ts";

test("RFC 8785 section 3.2.2: strings and literals", () => {
  const sample = { string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/", literals: [null, true, false] };
  expect(canonicalJson(sample)).toBe(String.raw`{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
});

test("RFC 8785 section 3.2.3: members are sorted by UTF-16 code units", () => {
  const sample = {
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\ud83d\ude00": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis",
  };
  expect([...canonicalJson(sample).matchAll(/:"([^"]+)"/g)].map(([, name]) => name)).toEqual([
    "Carriage Return",
    "One",
    "Control",
    "Latin Small Letter O With Diaeresis",
    "Euro Sign",
    "Emoji: Grinning Face",
    "Hebrew Letter Dalet With Dagesh",
  ]);
});

test("RFC 8785 section 3.2.2.2: the short escapes, lower-case \\u of other controls, nothing else escaped", () => {
  expect(canonicalJson("\b\t\n\f\r\u0000\u001f\u007f\u2028/")).toBe('"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028/"');
});

test("absent members are left out, at every depth", () => {
  expect(canonicalJson({ b: undefined, a: [{ c: undefined, d: {} }] })).toBe('{"a":[{"d":{}}]}');
});

test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -0])("%p is no number of ours", (value) => {
  expect(() => canonicalJson({ value })).toThrow(TypeError);
});

test.each(["\ud83d", "a\udc00b"])("a lone surrogate is refused, in a value and in a name", (text) => {
  expect(() => canonicalJson([text])).toThrow(TypeError);
  expect(() => canonicalJson({ [text]: 1 })).toThrow(TypeError);
});

const json = fc.letrec<{ value: Json; list: Json; object: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<Json>(null, true, false),
    fc.maxSafeInteger().map((n) => n || 0),
    fc.string({ unit: "grapheme" }),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("value")),
  object: fc.dictionary(fc.string({ unit: "grapheme" }), tie("value")),
})).value;

test("it is JSON of the same value, and canonical already", () => {
  fc.assert(
    fc.property(json, (value) => {
      const once = canonicalJson(value);
      expect(canonicalJson(JSON.parse(once))).toBe(once);
      expect(JSON.parse(once)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
