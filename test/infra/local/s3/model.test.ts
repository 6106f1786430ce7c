import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import fc from "fast-check";
import { bucketOf, type Harness, newDirectory, refusal, startHarness } from "./harness.ts";

/** Versions of one key, oldest first; a delete marker has no text. */
type History = { id: string; text: string | undefined }[];
type Model = Map<string, History>;

type Step =
  | { do: "put"; key: string; text: string; once: boolean }
  | { do: "delete"; key: string }
  | { do: "destroy"; key: string; pick: number }
  | { do: "sweep" }
  | { do: "restart" };

const key = fc.constantFrom("a", "a/b", "ё");
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("put" as const), key, text: fc.constantFrom("x", "y", ""), once: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("delete" as const), key }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("destroy" as const), key, pick: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.constant({ do: "sweep" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "restart" as const }) },
);

const Bucket = "drafts";
const directory = newDirectory();
const start = (): Promise<Harness> => startHarness([bucketOf(Bucket)], { directory });

let harness: Harness;
beforeAll(async () => {
  harness = await start();
});

const put = async (model: Model, { key: Key, text, once }: Extract<Step, { do: "put" }>): Promise<void> => {
  const history = model.get(Key) ?? [];
  const sent = harness.client.send(
    new PutObjectCommand({ Bucket, Key, Body: Buffer.from(text), ...(once && { IfNoneMatch: "*" }) }),
  );
  if (once && history.at(-1)?.text !== undefined) {
    expect(await refusal(sent)).toEqual({ status: 412, code: "PreconditionFailed" });
    return;
  }
  const { VersionId = "" } = await sent;
  model.set(Key, [...history, { id: VersionId, text }]);
};

const remove = async (model: Model, Key: string, VersionId?: string): Promise<void> => {
  const history = model.get(Key) ?? [];
  const answer = await harness.client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
  const left = history.filter(({ id }) => id !== VersionId);
  model.set(Key, VersionId ? left : [...history, { id: answer.VersionId ?? "", text: undefined }]);
};

const act = async (model: Model, one: Step): Promise<void> => {
  if (one.do === "put") await put(model, one);
  if (one.do === "delete") await remove(model, one.key);
  if (one.do === "sweep") harness.server.sweep();
  if (one.do === "destroy") {
    const history = model.get(one.key) ?? [];
    const version = history[one.pick % Math.max(1, history.length)];
    if (version) await remove(model, one.key, version.id);
  }
  if (one.do === "restart") {
    await harness.stop();
    harness = await start();
  }
};

/** All versions, as pages of the given size joined give them: `key id`, the latest with a star. */
const listed = async (MaxKeys: number): Promise<string[]> => {
  const found: { name: string; key: string }[] = [];
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
  while (from) {
    const page: ListObjectVersionsCommandOutput = await harness.client.send(
      new ListObjectVersionsCommand({ Bucket, MaxKeys, ...from }),
    );
    for (const { Key = "", VersionId, IsLatest } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])])
      found.push({ key: Key, name: `${Key} ${VersionId}${IsLatest ? "*" : ""}` });
    from = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker } : undefined;
  }
  return found.map(({ name }) => name).sort();
};

const assertSame = async (model: Model, pageSize: number): Promise<void> => {
  const expected = [...model].flatMap(([name, history]) =>
    history.map(({ id }, i) => `${name} ${id}${i === history.length - 1 ? "*" : ""}`),
  );
  expect(await listed(pageSize)).toEqual(expected.sort());
  for (const [Key, history] of model) {
    for (const { id, text } of history.filter((version) => version.text !== undefined)) {
      const found = await harness.client.send(new GetObjectCommand({ Bucket, Key, VersionId: id }));
      expect(await found.Body?.transformToString()).toBe(text);
    }
    const latest = harness.client.send(new GetObjectCommand({ Bucket, Key }));
    if (history.at(-1)?.text === undefined) expect(await refusal(latest)).toEqual({ status: 404, code: "NoSuchKey" });
    else expect((await latest).VersionId).toBe(history.at(-1)?.id);
  }
  const texts = [...model.values()].flat().flatMap(({ text }) => (text === undefined ? [] : [text]));
  expect(harness.blobs()).toHaveLength(new Set(texts).size);
};

test("whatever is put, deleted, destroyed, swept and restarted, the versions are those of a plain list", async () => {
  const model: Model = new Map();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 5 }), async (steps, pageSize) => {
      for (const one of steps) await act(model, one);
      await assertSame(model, pageSize);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});
