import { GetObjectCommand, ListObjectVersionsCommand, S3Client } from "@aws-sdk/client-s3";
import type { Listening } from "../../../infra/local/aws-json.ts";
import { type S3Server, startS3 } from "../../../infra/local/s3/server.ts";
import { startSsm } from "../../../infra/local/ssm/server.ts";
import { deployPages } from "../../../shared/runtime/deploy-pages.ts";
import { temporaryDirectory } from "../../fixtures/cloud/synth.ts";
import { BUILT, folderOf } from "../../fixtures/pages.ts";

const region = "eu-central-1";
const credentials = { accessKeyId: "AKIAOPERATOR", secretAccessKey: "secret" };
const parameter = (name: string, Value: string) => ({ Name: `/depositary/main/${name}`, Type: "String", Value });
const config = '{"demonstration":false}';

let s3: S3Server;
let ssm: Listening;
let reader: S3Client;
beforeEach(async () => {
  s3 = await startS3({ directory: temporaryDirectory(), secretOf: () => credentials.secretAccessKey, onObjectCreated: () => {} });
  s3.createBucket({ name: "pages", versioned: true, cors: [], lifecycle: [], events: false });
  const parameters = [parameter("bucket/pages", "pages"), parameter("pages/config.json", config)];
  ssm = await startSsm({ directory: temporaryDirectory(), region, account: "000000000000", parameters, onCall: () => {} });
  reader = new S3Client({ region, credentials, endpoint: s3.url, forcePathStyle: true });
});
afterEach(async () => {
  reader.destroy();
  await s3.close();
  await ssm.close();
});

const deploy = (files: Readonly<Record<string, string>>, { stage = "main", assetsOnly = false } = {}) =>
  deployPages({
    stage,
    assetsOnly,
    directory: folderOf(files),
    client: (service) => ({ region, credentials, endpoint: service === "s3" ? s3.url : ssm.url }),
  });

const stored = async (Key: string) => {
  const { Body, ContentType, CacheControl } = await reader.send(new GetObjectCommand({ Bucket: "pages", Key }));
  return { content: await Body?.transformToString(), type: ContentType, cache: CacheControl };
};
/** Every write, the oldest first. */
const writes = async (): Promise<string[]> => {
  const { Versions = [] } = await reader.send(new ListObjectVersionsCommand({ Bucket: "pages" }));
  return Versions.sort((a, b) => Number(a.LastModified) - Number(b.LastModified)).map(({ Key }) => Key ?? "");
};

test("each file stands under its path, with its type and for as long as it may be kept", async () => {
  expect(await deploy(BUILT)).toEqual({ bucket: "pages", assets: 1, documents: 3 });
  const html = { type: "text/html; charset=utf-8", cache: "no-cache" };
  expect(await stored("verify.html")).toEqual({ content: "the check of a file", ...html });
  expect(await stored("sign.html")).toEqual({ content: "the signing room", ...html });
  expect(await stored("assets/index-1a2b.js")).toEqual({
    content: "1",
    type: "text/javascript; charset=utf-8",
    cache: "public, max-age=31536000, immutable",
  });
  expect(await stored("config.json")).toEqual({ content: config, type: "application/json", cache: "no-cache" });
});

test("the next build brings its own assets, and those of the last stay", async () => {
  await deploy(BUILT);
  const next = { ...BUILT, "verify.html": "another check", "assets/index-3c4d.js": "2", "assets/index-1a2b.js": "changed" };
  expect(await deploy(next)).toEqual({ bucket: "pages", assets: 1, documents: 3 });
  expect((await stored("verify.html")).content).toBe("another check");
  expect((await stored("assets/index-3c4d.js")).content).toBe("2");
  // The name bears the hash: who has the file has it for good, so nobody gets another under it.
  expect((await stored("assets/index-1a2b.js")).content).toBe("1");
});

test("no document stands before what it names", async () => {
  const { "assets/index-1a2b.js": _, ...documents } = BUILT;
  const assets = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`assets/part-${index}.js`, String(index)]));
  await deploy({ ...documents, ...assets });
  const order = await writes();
  expect(order).toHaveLength(24);
  expect(order.slice(0, 20).every((key) => key.startsWith("assets/"))).toBe(true);
  expect(order[20]).toBe("config.json");
});

test("assets go ahead of the functions that name them; what a function fills in is no page of the bucket", async () => {
  const built = { ...BUILT, "registry.html": "a document", "docs.html": "another" };
  expect(await deploy(built, { assetsOnly: true })).toEqual({ bucket: "pages", assets: 1, documents: 0 });
  expect(await writes()).toEqual(["assets/index-1a2b.js"]);
  expect(await deploy(built)).toEqual({ bucket: "pages", assets: 0, documents: 3 });
  expect(await writes()).not.toContain("registry.html");
});

const { "desk.html": _, ...halfBuilt } = BUILT;
test.each<[string, { stage: string; files: Record<string, string> }, RegExp]>([
  ["no build", { stage: "main", files: {} }, /holds no \/verify\.html, \/desk\.html, \/sign\.html: npm run web first/],
  ["half a build", { stage: "main", files: halfBuilt }, /holds no \/desk\.html/],
  ["a file of no type", { stage: "main", files: { ...BUILT, "assets/.DS_Store": "" } }, /holds \/assets\/\.DS_Store/],
  ["a stage that does not stand", { stage: "other", files: BUILT }, /\/depositary\/other\/bucket\/pages is not there/],
])("%s is refused in a sentence, and nothing is written", async (_what, { stage, files }, message) => {
  await expect(deploy(files, { stage })).rejects.toThrow(message);
  expect(await writes()).toEqual([]);
});

test("a folder that is not there is no build", async () => {
  const client = () => ({ region, credentials, endpoint: ssm.url });
  await expect(deployPages({ stage: "main", directory: "/nowhere", client })).rejects.toMatchObject({ code: "pages-not-built" });
});
