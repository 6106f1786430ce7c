import { assertWritable, readCondition, writeCondition } from "../../../../infra/local/s3/conditions.ts";
import { spanOf } from "../../../../infra/local/s3/get-object.ts";
import type { VersionRow } from "../../../../infra/local/s3/store.ts";

const version: VersionRow = {
  seq: 1,
  bucket: "texts",
  key: "k",
  id: "null",
  latest: 1,
  marker: 0,
  modified: Date.parse("2026-11-02T10:00:00.900Z"),
  size: 10,
  etag: "abc",
  blob: "b",
  headers: "{}",
  checksum: null,
  lockMode: null,
  lockUntil: null,
};
const marker: VersionRow = { ...version, marker: 1, blob: null };
const AT = "Mon, 02 Nov 2026 10:00:00 GMT";
const BEFORE = "Mon, 02 Nov 2026 09:59:59 GMT";
const failed = expect.objectContaining({ code: "PreconditionFailed" });

describe("RFC 9110, section 13.2.2", () => {
  test.each<[Record<string, string>, "send" | "not-modified" | "fail"]>([
    [{}, "send"],
    [{ "if-match": '"abc"' }, "send"],
    [{ "if-match": "*" }, "send"],
    [{ "if-match": '"x", "abc"' }, "send"],
    [{ "if-match": '"x"' }, "fail"],
    [{ "if-match": '"abc"', "if-unmodified-since": BEFORE }, "send"],
    [{ "if-unmodified-since": BEFORE }, "fail"],
    [{ "if-unmodified-since": AT }, "send"],
    [{ "if-unmodified-since": "yesterday" }, "send"],
    [{ "if-none-match": '"abc"' }, "not-modified"],
    [{ "if-none-match": 'W/"abc"' }, "not-modified"],
    [{ "if-none-match": "*" }, "not-modified"],
    [{ "if-none-match": '"x"', "if-modified-since": AT }, "send"],
    [{ "if-modified-since": AT }, "not-modified"],
    [{ "if-modified-since": BEFORE }, "send"],
    [{ "if-match": '"x"', "if-none-match": '"abc"' }, "fail"],
  ])("%j: %s", (headers, expected) => {
    if (expected === "fail") expect(() => readCondition(headers, version)).toThrow(failed);
    else expect(readCondition(headers, version)).toBe(expected);
  });
});

describe("writes", () => {
  test("If-None-Match: * wants nothing there, and a delete marker is nothing", () => {
    const condition = writeCondition({ "if-none-match": "*" });
    expect(() => assertWritable(condition, undefined)).not.toThrow();
    expect(() => assertWritable(condition, marker)).not.toThrow();
    expect(() => assertWritable(condition, version)).toThrow(failed);
  });
  test("If-Match wants that ETag", () => {
    expect(() => assertWritable(writeCondition({ "if-match": '"abc"' }), version)).not.toThrow();
    expect(() => assertWritable(writeCondition({ "if-match": '"ab"' }), version)).toThrow(failed);
    for (const nothing of [undefined, marker])
      expect(() => assertWritable(writeCondition({ "if-match": '"abc"' }), nothing)).toThrow(
        expect.objectContaining({ code: "NoSuchKey" }),
      );
  });
  test.each<Record<string, string>>([
    { "if-none-match": '"abc"' },
    { "if-none-match": "*", "if-match": '"abc"' },
    { "if-modified-since": AT },
    { "if-unmodified-since": AT },
  ])("%j is not a condition that S3 knows for a write", (headers) => {
    expect(() => writeCondition(headers)).toThrow(expect.objectContaining({ code: "NotImplemented" }));
  });
});

describe("RFC 9110, section 14: one range of 10 bytes", () => {
  test.each<[string | undefined, { start: number; end: number } | undefined]>([
    ["bytes=0-0", { start: 0, end: 0 }],
    ["bytes=9-", { start: 9, end: 9 }],
    ["bytes=4-999", { start: 4, end: 9 }],
    ["bytes=-3", { start: 7, end: 9 }],
    ["bytes=-10", { start: 0, end: 9 }],
    ["bytes=-11", { start: 0, end: 9 }],
    ["bytes=-", undefined],
    ["bytes=3-2", undefined],
    ["lines=1-2", undefined],
    [undefined, undefined],
  ])("%s", (header, expected) => {
    expect(spanOf(header, 10)).toEqual(expected);
  });
  test.each(["bytes=10-", "bytes=10-20", "bytes=-0"])("%s cannot be met", (header) => {
    expect(() => spanOf(header, 10)).toThrow(
      expect.objectContaining({ status: 416, headers: { "content-range": "bytes */10" } }),
    );
  });
});
