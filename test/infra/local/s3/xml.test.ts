import fc from "fast-check";
import { childText, parseXml, render } from "../../../../infra/local/s3/xml.ts";

test("what is written is read back, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const root = parseXml(
        render("Root", [
          ["Key", text],
          ["Size", 3],
          ["Part", [["Number", 1]]],
        ]),
      );
      expect(root && childText(root, "Key")).toBe(text.trim());
      expect(root?.children.map(({ name }) => name)).toEqual(["Key", "Size", "Part"]);
    }),
  );
});

test("attributes, empty elements and references", () => {
  const root = parseXml('<?xml version="1.0"?>\n<A xmlns="urn:x"><B/><C> &quot;&#65;&#x42;&apos;&unknown; </C></A>\n');
  expect(root?.children.map(({ name, text }) => [name, text.trim()])).toEqual([
    ["B", ""],
    ["C", `"AB'&unknown;`],
  ]);
});

test.each([
  ["nothing", ""],
  ["text alone", "text"],
  ["an element left open", "<A><B></A>"],
  ["an element closed twice", "<A></A></A>"],
  ["two roots", "<A/><B/>"],
  ["a document type", '<!DOCTYPE a [<!ENTITY x "y">]><A>&x;</A>'],
  ["a comment", "<A><!-- --></A>"],
  ["CDATA", "<A><![CDATA[x]]></A>"],
  ["deep nesting", "<A>".repeat(50) + "</A>".repeat(50)],
  ["a tag cut off", "<A"],
])("%s is no document", (_, source) => {
  expect(parseXml(source)).toBeUndefined();
});

test("a long run of hostile text is refused in linear time", () => {
  const started = performance.now();
  expect(parseXml(`<A ${"x ".repeat(500_000)}`)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(2000);
});
