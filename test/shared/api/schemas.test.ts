import { MAX_FILE_BYTES, MAX_VERSION_BYTES, versionBody } from "../../../shared/api/schemas.ts";

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
