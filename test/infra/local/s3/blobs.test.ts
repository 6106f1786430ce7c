import { existsSync, readdirSync, readFileSync, readSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Blobs, openBlobs } from "../../../../infra/local/s3/blobs.ts";
import { newDirectory } from "./harness.ts";

let directory: string;
let referenced: Set<string>;
let blobs: Blobs;
beforeEach(() => {
  directory = newDirectory();
  referenced = new Set();
  blobs = openBlobs(directory, (name) => referenced.has(name));
});

const adopt = async (name: string): Promise<void> => {
  const path = blobs.temporary();
  writeFileSync(path, name);
  await blobs.adopt(path, name);
};
const isThere = (name: string): boolean => existsSync(join(directory, "blobs", name));

test("a blob that was adopted and referenced outlives its release", async () => {
  await adopt("kept");
  referenced.add("kept");
  blobs.release("kept");
  expect(readFileSync(join(directory, "blobs", "kept"), "utf8")).toBe("kept");
  expect(readdirSync(join(directory, "tmp"))).toEqual([]);
});

test("a blob that nobody referenced goes with its last hold", async () => {
  await adopt("twice");
  await adopt("twice");
  blobs.release("twice");
  expect(isThere("twice")).toBe(true);
  blobs.dropUnused("twice");
  blobs.sweep();
  expect(isThere("twice")).toBe(true);
  blobs.release("twice");
  expect(isThere("twice")).toBe(false);
});

test("an open blob can be read after it was dropped", async () => {
  await adopt("open");
  const descriptor = blobs.open("open");
  blobs.release("open");
  const bytes = Buffer.alloc(4);
  readSync(descriptor, bytes);
  expect([bytes.toString(), isThere("open")]).toEqual(["open", false]);
});

test("a failed adoption holds nothing", async () => {
  await expect(blobs.adopt(blobs.temporary(), "absent")).rejects.toThrow("ENOENT");
  await adopt("absent");
  blobs.release("absent");
  expect(isThere("absent")).toBe(false);
});

test("what a killed process left in tmp/ is gone at the next start, its blobs at the next sweep", async () => {
  await adopt("uncommitted");
  writeFileSync(blobs.temporary(), "half");
  const again = openBlobs(directory, () => false);
  expect(readdirSync(join(directory, "tmp"))).toEqual([]);
  expect(isThere("uncommitted")).toBe(true);
  again.sweep();
  expect(isThere("uncommitted")).toBe(false);
});
