import {
  MAX_FILE_BYTES,
  MAX_VERSION_BYTES,
  proofBody,
  questionBody,
  reasonBody,
  versionBody,
} from "../../../shared/api/schemas.ts";

const files = (count: number, bytes: number) =>
  Array.from({ length: count }, () => ({
    name: "text.pdf",
    language: "kk-Cyrl",
    original: "KZ",
    bytes,
    sha256: "ab".repeat(32),
  }));
const isTaken = (count: number, bytes: number): boolean => versionBody.safeParse({ files: files(count, bytes) }).success;

test("a version's files are bounded each and together: every step reads all of them", () => {
  const count = MAX_VERSION_BYTES / MAX_FILE_BYTES;
  expect(isTaken(count, MAX_FILE_BYTES)).toBe(true);
  expect(isTaken(1, MAX_FILE_BYTES + 1)).toBe(false);
  expect(isTaken(count + 1, MAX_FILE_BYTES)).toBe(false);
  expect(isTaken(24, MAX_VERSION_BYTES / 24)).toBe(false);
  expect(isTaken(24, Math.floor(MAX_VERSION_BYTES / 24))).toBe(true);
});

describe("what a person writes to others", () => {
  test("may have several lines, each ended by LF, and is bounded as they are kept", () => {
    const lines = "a\r\n\r\nb\n";
    expect(reasonBody.parse({ reason: lines })).toEqual({ reason: "a\n\nb\n" });
    expect(questionBody.parse({ text: lines })).toEqual({ text: "a\n\nb\n" });
    expect(reasonBody.parse({ reason: "x\r\n".repeat(500) }).reason).toHaveLength(1000);
    expect(reasonBody.safeParse({ reason: "x\n".repeat(501) }).success).toBe(false);
  });

  test.each([
    "\r",
    "a\rb",
    "a\tb",
    "a\u0000",
    "a\u001b[1m",
    "a\u0085b",
    "a\u202eb",
    "\n\r\n",
    "\ud800",
  ])("holds no other control, and not lines alone: %j", (given) => {
    expect(reasonBody.safeParse({ reason: given }).success).toBe(false);
    expect(questionBody.safeParse({ text: given }).success).toBe(false);
  });

  test("what is no prose stays of one line", () => {
    expect(proofBody.safeParse({ code: "a\nb" }).success).toBe(false);
    expect(versionBody.safeParse({ files: [{ ...files(1, 1)[0], name: "a\nb.pdf" }] }).success).toBe(false);
  });
});
