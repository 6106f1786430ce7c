import { questionBody } from "../../../shared/api/schemas.ts";
import { LONGEST, oneLine } from "../../../web/sign/one-line.ts";

test.each([
  { typed: "  Which annex\r\n\r\nis meant?\t", sent: "Which annex is meant?" },
  { typed: "a\u202eb\u2066c", sent: "abc" },
  { typed: "x".repeat(LONGEST), sent: "x".repeat(LONGEST) },
])("what is typed is sent as the API takes it", ({ typed, sent }) => {
  expect(oneLine(typed)).toBe(sent);
  expect(questionBody.safeParse({ text: sent }).success).toBe(true);
});

test("nothing but white space is nothing", () => {
  expect(oneLine(" \n\t ")).toBe("");
});
