import fc from "fast-check";
import { compilePattern } from "../../../../infra/local/events/pattern.ts";

const event = {
  version: "0",
  source: "depositary",
  "detail-type": "Signed",
  resources: ["arn:aws:s3:::intake", "arn:aws:s3:::records"],
  detail: {
    streamId: "agreement/abc",
    version: 7,
    side: null,
    final: false,
    key: "uploads/a*b.pdf",
    empty: [],
    files: [
      { name: "kk.pdf", size: 10 },
      { name: "uz.pdf", size: 20 },
    ],
  },
};

const detail = (field: string, ...alternatives: unknown[]) => ({ detail: { [field]: alternatives } });

test.each<[unknown]>([
  [{ source: ["other", "depositary"] }],
  [{ "detail-type": ["Signed"], source: ["depositary"] }],
  [{ resources: ["arn:aws:s3:::records"] }],
  [detail("version", 7)],
  [detail("final", false)],
  [detail("side", null)],
  [detail("streamId", { prefix: "agreement/" })],
  [detail("key", { suffix: ".pdf" })],
  [detail("key", { wildcard: "uploads/*.pdf" })],
  [detail("key", { wildcard: "*/a\\*b.*" })],
  [detail("streamId", { "anything-but": ["agreement/x", "agreement/y"] })],
  [detail("streamId", { "anything-but": "agreement/x" })],
  [detail("streamId", { "anything-but": { prefix: "side/" } })],
  [detail("streamId", { "anything-but": { suffix: ["xyz", "zzz"] } })],
  [detail("version", { numeric: ["=", 7] })],
  [detail("version", { numeric: [">", 0, "<=", 7] })],
  [detail("version", { exists: true })],
  [detail("missing", { exists: false })],
  [{ nothing: { deep: { inside: [{ exists: false }] } } }],
  [detail("files", { exists: false })],
  [detail("empty", { exists: false })],
  [detail("missing", "value", { exists: false })],
  [{ detail: { files: { name: ["uz.pdf"], size: [20] } } }],
  [{ resources: [{ "anything-but": "arn:aws:s3:::intake" }] }],
])("%j matches", (pattern) => {
  expect(compilePattern(pattern)(event)).toBe(true);
});

test.each<[unknown]>([
  [{ source: ["Depositary"] }],
  [{ source: ["depositary"], "detail-type": ["Affixed"] }],
  [{ resources: ["arn:aws:s3:::drafts"] }],
  [detail("version", "7")],
  [detail("final", null)],
  [detail("side", "null")],
  [detail("streamId", { prefix: "side/" })],
  [detail("version", { prefix: "7" })],
  [detail("key", { suffix: ".PDF" })],
  [detail("key", { wildcard: "uploads/*.txt" })],
  [detail("key", { wildcard: "uploads/a\\*c.pdf" })],
  [detail("key", { wildcard: "uploads/a.b.pdf" })],
  [detail("streamId", { "anything-but": ["agreement/abc"] })],
  [detail("missing", { "anything-but": ["x"] })],
  [detail("streamId", { "anything-but": { prefix: "agreement/" } })],
  [detail("version", { numeric: ["<", 7] })],
  [detail("streamId", { numeric: [">", 0] })],
  [detail("version", { exists: false })],
  [detail("missing", { exists: true })],
  [detail("files", { exists: true })],
  [{ detail: { files: { name: ["kk.pdf"], size: [20] } } }],
  [{ detail: { toString: [{ exists: true }] } }],
])("%j does not match", (pattern) => {
  expect(compilePattern(pattern)(event)).toBe(false);
});

test.each<[unknown, RegExp]>([
  [{}, /empty object/],
  [[], /needs an object/],
  [{ source: "depositary" }, /source: a field needs a list/],
  [{ source: [] }, /empty list/],
  [{ detail: {} }, /detail: an empty object/],
  [{ detail: { a: [["x"]] } }, /detail.a: an alternative/],
  [{ source: [{ "equals-ignore-case": "x" }] }, /unknown operator equals-ignore-case/],
  [{ source: [{ constructor: "x" }] }, /unknown operator constructor/],
  [{ $or: [{ source: ["a"] }] }, /unknown operator \$or/],
  [{ source: [{ prefix: "a", suffix: "b" }] }, /exactly one operator/],
  [{ source: [{ prefix: "" }] }, /non-empty string/],
  [{ source: [{ exists: "yes" }] }, /true or false/],
  [{ source: [{ numeric: ["~", 1] }] }, /unknown comparison/],
  [{ source: [{ numeric: [">"] }] }, /comparison or a range/],
  [{ source: [{ wildcard: "a**b" }] }, /consecutive wildcards/],
  [{ source: [{ wildcard: "a\\b" }] }, /unknown escape/],
  [{ source: [{ "anything-but": { cidr: "10.0.0.0/8" } }] }, /unknown operator anything-but cidr/],
  [{ source: [{ "anything-but": [null] }] }, /strings or numbers/],
])("%j is refused at boot", (pattern, message) => {
  expect(() => compilePattern(pattern)).toThrow(message);
});

test("an event matches the pattern made of its own values, and no longer when one of them changes", () => {
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const flat = fc.dictionary(fc.stringMatching(/^[a-z]+$/), leaf, { minKeys: 1 });
  const asPattern = (fields: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
  fc.assert(
    fc.property(flat, flat, (outer, detail) => {
      const event = { ...outer, detail };
      const matches = compilePattern({ ...asPattern(outer), detail: asPattern(detail) });
      expect(matches(event)).toBe(true);
      for (const name of Object.keys(detail)) {
        expect(matches({ ...event, detail: { ...detail, [name]: `not ${detail[name]}` } })).toBe(false);
        expect(matches({ ...event, detail: { ...detail, [name]: undefined } })).toBe(false);
      }
    }),
  );
});

test("a wildcard finds its literal parts in order", () => {
  const literal = fc.string({ minLength: 1 });
  const escaped = (text: string) => text.replace(/[\\*]/g, "\\$&");
  fc.assert(
    fc.property(literal, literal, fc.string(), (start, end, middle) => {
      const matches = compilePattern({ key: [{ wildcard: `${escaped(start)}*${escaped(end)}` }] });
      expect(matches({ key: start + middle + end })).toBe(true);
      expect(matches({ key: `${start}${middle}${end}\u{0}` })).toBe(false);
    }),
  );
});
