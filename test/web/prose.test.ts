import { questionBody, reasonBody } from "../../shared/api/schemas.ts";
import { LONGEST, proseOf } from "../../web/prose.ts";

test.each([
  { typed: "  Which annex\r\n\r\nis meant?\t", sent: "Which annex\n\nis meant?" },
  { typed: "first \n\n \n\n second\rthird\u2028fourth", sent: "first\n\nsecond\nthird\nfourth" },
  { typed: "a\tb\u0000c\u0085d", sent: "a b c d" },
  { typed: "a\u202eb\u2066c", sent: "abc" },
  { typed: "x".repeat(LONGEST), sent: "x".repeat(LONGEST) },
])("what is typed is sent as the API takes it", ({ typed, sent }) => {
  expect(proseOf(typed)).toBe(sent);
  expect(questionBody.parse({ text: sent })).toEqual({ text: sent });
  expect(reasonBody.parse({ reason: sent })).toEqual({ reason: sent });
});

test("nothing but white space is nothing", () => {
  expect(proseOf(" \n\t ")).toBe("");
});
