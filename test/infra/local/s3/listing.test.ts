import {
  DeleteObjectCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import fc from "fast-check";
import { bucketOf, type Harness, refusal, startHarness } from "./harness.ts";

const KEYS = ["a", "log/1", "log/2", "log/x/1", "texts/ё.pdf", "texts/\u{1F58B}", "texts/\uFFFD", "z&<b>"];

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness([bucketOf("published"), bucketOf("random")]);
  for (const Key of KEYS) await harness.client.send(new PutObjectCommand({ Bucket: "published", Key, Body: Buffer.from(Key) }));
  await harness.client.send(new PutObjectCommand({ Bucket: "published", Key: "hidden", Body: "." }));
  await harness.client.send(new DeleteObjectCommand({ Bucket: "published", Key: "hidden" }));
});

const list = (more: Partial<ListObjectsV2CommandInput> = {}) =>
  harness.client.send(new ListObjectsV2Command({ Bucket: "published", ...more }));

/** Keys and, in brackets, common prefixes of all pages. */
const listed = async (more: Partial<ListObjectsV2CommandInput>): Promise<string[][]> => {
  const pages: string[][] = [];
  let token: string | undefined;
  do {
    const page = await list({ ...more, ContinuationToken: token });
    const prefixes = (page.CommonPrefixes ?? []).map(({ Prefix }) => `[${Prefix}]`);
    pages.push([...(page.Contents ?? []).map(({ Key }) => Key ?? ""), ...prefixes]);
    expect(page.KeyCount).toBe(pages.at(-1)?.length);
    expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined);
    token = page.NextContinuationToken;
  } while (token);
  return pages;
};

describe("ListObjectsV2", () => {
  test("current objects in the order of their UTF-8 bytes", async () => {
    const inBytes = [...KEYS].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(inBytes).not.toEqual([...KEYS].sort());
    expect(await listed({})).toEqual([inBytes]);
    const { Contents } = await list({ Prefix: "a" });
    expect(Contents).toMatchObject([{ Key: "a", Size: 1, ETag: '"0cc175b9c0f1b6a831c399e269772661"', StorageClass: "STANDARD" }]);
  });

  test("prefix, delimiter, pages", async () => {
    expect(await listed({ Prefix: "log/" })).toEqual([["log/1", "log/2", "log/x/1"]]);
    expect(await listed({ Prefix: "log/", Delimiter: "/" })).toEqual([["log/1", "log/2", "[log/x/]"]]);
    expect(await listed({ Delimiter: "/", MaxKeys: 1 })).toEqual([["a"], ["[log/]"], ["[texts/]"], ["z&<b>"]]);
    expect(await listed({ Prefix: "log/", MaxKeys: 2 })).toEqual([["log/1", "log/2"], ["log/x/1"]]);
    expect(await listed({ StartAfter: "log/2", MaxKeys: 1, Prefix: "log" })).toEqual([["log/x/1"]]);
    expect(await listed({ MaxKeys: 0 })).toEqual([[]]);
    expect(await listed({ Prefix: "absent" })).toEqual([[]]);
    expect(await listed({ Prefix: "texts/\uFFFD", StartAfter: "texts/\u{1F58B}" })).toEqual([[]]);
  });

  test("keys come encoded where the client asks for it", async () => {
    const { Contents, EncodingType } = await list({ Prefix: "z", EncodingType: "url" });
    expect([EncodingType, Contents?.[0]?.Key]).toEqual(["url", "z%26%3Cb%3E"]);
  });

  test("what is not understood is refused", async () => {
    expect(await refusal(list({ ContinuationToken: "***" }))).toEqual({ status: 400, code: "InvalidArgument" });
    expect(await refusal(list({ FetchOwner: true }))).toEqual({ status: 501, code: "NotImplemented" });
    const first = harness.client.send(new ListObjectsCommand({ Bucket: "published" }));
    expect(await refusal(first)).toEqual({ status: 501, code: "NotImplemented" });
  });

  test("whatever the keys, pages joined are the listing that a plain filter gives", async () => {
    const key = fc.string({ unit: fc.constantFrom("a", "b", "/", "ё", "\u{1F58B}"), minLength: 1, maxLength: 5 });
    const stored = new Set<string>();
    const arbitrary = fc.record({
      keys: fc.array(key, { maxLength: 6 }),
      prefix: fc.string({ unit: fc.constantFrom("a", "/"), maxLength: 2 }),
      MaxKeys: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ keys, prefix, MaxKeys }) => {
        for (const Key of keys.filter((one) => !stored.has(one))) {
          stored.add(Key);
          await harness.client.send(new PutObjectCommand({ Bucket: "random", Key, Body: "." }));
        }
        const expected = [...stored]
          .filter((one) => one.startsWith(prefix))
          .map((one) => {
            const at = one.indexOf("/", prefix.length);
            return at < 0 ? one : `[${one.slice(0, at + 1)}]`;
          });
        const pages = await listed({ Bucket: "random", Prefix: prefix, Delimiter: "/", MaxKeys });
        expect(pages.flat().sort()).toEqual([...new Set(expected)].sort());
        for (const page of pages.slice(0, -1)) expect(page).toHaveLength(MaxKeys);
      }),
      { numRuns: 40 },
    );
  });
});

describe("ListObjectVersions", () => {
  const versions = (more: Partial<ListObjectVersionsCommandInput> = {}) =>
    harness.client.send(new ListObjectVersionsCommand({ Bucket: "published", ...more }));

  test("newest first, with delete markers, over pages", async () => {
    const Key = "log/1";
    const ids: (string | undefined)[] = [];
    for (const Body of ["second", "third"])
      ids.unshift((await harness.client.send(new PutObjectCommand({ Bucket: "published", Key, Body }))).VersionId);
    const all = await versions({ Prefix: Key });
    expect(all.Versions?.map(({ IsLatest }) => IsLatest)).toEqual([true, false, false]);
    expect(all.Versions?.slice(0, 2).map(({ VersionId }) => VersionId)).toEqual(ids);
    const page = await versions({ Prefix: Key, MaxKeys: 1 });
    expect(page).toMatchObject({ IsTruncated: true, NextKeyMarker: Key, NextVersionIdMarker: ids[0] });
    const next = await versions({ Prefix: Key, MaxKeys: 1, KeyMarker: Key, VersionIdMarker: ids[0] });
    expect(next.Versions?.[0]?.VersionId).toBe(ids[1]);
    expect((await versions({ Prefix: Key, KeyMarker: Key })).Versions).toBeUndefined();
    const hidden = await versions({ Prefix: "hidden" });
    expect([hidden.DeleteMarkers?.[0]?.IsLatest, hidden.Versions?.[0]?.IsLatest]).toEqual([true, false]);
  });

  test("common prefixes", async () => {
    const { CommonPrefixes, Versions } = await versions({ Prefix: "l", Delimiter: "/" });
    expect([CommonPrefixes, Versions]).toEqual([[{ Prefix: "log/" }], undefined]);
    const page = await versions({ Delimiter: "/", MaxKeys: 3, KeyMarker: "hidden" });
    expect([page.IsTruncated, page.Versions?.map(({ Key }) => Key)]).toEqual([false, ["z&<b>"]]);
    const cut = await versions({ Delimiter: "/", MaxKeys: 1, KeyMarker: "hidden" });
    expect(cut).toMatchObject({ IsTruncated: true, NextKeyMarker: "log/" });
    const after = await versions({ Delimiter: "/", MaxKeys: 1, KeyMarker: cut.NextKeyMarker });
    expect(after.CommonPrefixes).toEqual([{ Prefix: "texts/" }]);
  });
});
