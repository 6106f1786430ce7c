import fc from "fast-check";
import { compileInputTransformer, compilePath, compilePipeTemplate } from "../../../../infra/local/events/transform.ts";

const event = {
  id: "e-1",
  "detail-type": "Signed",
  detail: { streamId: "agreement/abc", version: 7, files: ["a", "b"], nested: { x: "y" }, quote: 'say "no"', none: null },
};
const paths = {
  id: "$.detail.streamId",
  type: "$.detail-type",
  version: "$.detail.version",
  files: "$.detail.files",
  nested: "$.detail.nested",
  quote: "$.detail.quote",
  missing: "$.detail.missing",
  none: "$.detail.none",
  all: "$",
};

test.each([
  ['{"reaction":"affix","streamId":<id>}', '{"reaction":"affix","streamId":"agreement/abc"}'],
  ['{"streamId":"<id>","n":<version>}', '{"streamId":"agreement/abc","n":7}'],
  ['"<type> on <id>"', '"Signed on agreement/abc"'],
  ['{"files":<files>,"nested":<nested>,"none":<none>}', '{"files":["a","b"],"nested":{"x":"y"},"none":null}'],
  ['{"as text":"<nested>"}', '{"as text":"{x:y}"}'],
  ['{"free":<missing>,"quoted":"-<missing>-"}', '{"free":"","quoted":"--"}'],
  ['{"escaped \\" quote":<id>}', '{"escaped \\" quote":"agreement/abc"}'],
  ['{"fixed": true}', '{"fixed": true}'],
  ["<all>", JSON.stringify(event)],
])("%s gives %s", (template, expected) => {
  expect(compileInputTransformer(paths, template)(event)).toBe(expected);
});

test("values are not escaped: a quote in one breaks the JSON, which is an error and no message", () => {
  const transform = compileInputTransformer(paths, '{"quote":<quote>}');
  expect(() => transform(event)).toThrow(/transformed input is not JSON/);
  expect(transform({ detail: { quote: "fine" } })).toBe('{"quote":"fine"}');
});

test.each([
  ["{<id>", /not JSON/],
  ["plain text <id>", /not JSON/],
  ['{"a":<unknown>}', /<unknown> is not in InputPathsMap/],
  ['{"a":<aws.events.rule-name>}', /<aws.events.rule-name> is not in InputPathsMap/],
])("the template %s is refused at boot", (template, message) => {
  expect(() => compileInputTransformer(paths, template)).toThrow(message);
});

test.each(["detail", "$.a[0]", "$..a", "$.a.*", "$['a']", ""])("the path %j is refused", (path) => {
  expect(() => compilePath(path)).toThrow(/not supported/);
});

test("a path names own members only", () => {
  expect(compilePath("$.a.constructor")({ a: {} })).toBeUndefined();
  expect(compilePath("$.a.b")({ a: null })).toBeUndefined();
  expect(compilePath("$.a.b-c")({ a: { "b-c": 0 } })).toBe(0);
});

test("a pipe's placeholders are paths into the record", () => {
  const record = { eventName: "INSERT", dynamodb: { NewImage: { streamId: { S: "agreement/abc" }, version: { N: "7" } } } };
  const template = '{"streamId":<$.dynamodb.NewImage.streamId.S>,"version":<$.dynamodb.NewImage.version.N>,"on":"<$.eventName>"}';
  expect(JSON.parse(compilePipeTemplate(template)(record))).toEqual({ streamId: "agreement/abc", version: "7", on: "INSERT" });
  expect(() => compilePipeTemplate("{<aws.pipes.pipe-name>}")).toThrow(/not supported/);
});

test("any JSON value that needs no escaping arrives as it was", () => {
  const plain = fc.string().filter((text) => !/["\\\p{Cc}]/u.test(text));
  const value = fc.oneof(
    plain,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(plain),
    fc.dictionary(fc.stringMatching(/^[a-z]+$/), plain),
  );
  fc.assert(
    fc.property(value, plain, (free, quoted) => {
      const transform = compileInputTransformer({ free: "$.free", quoted: "$.quoted" }, '{"free":<free>,"quoted":"<quoted>!"}');
      expect(JSON.parse(transform({ free, quoted }))).toEqual({ free, quoted: `${quoted}!` });
    }),
  );
});
