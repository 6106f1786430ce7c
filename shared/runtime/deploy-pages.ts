import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { SSMClient } from "@aws-sdk/client-ssm";
import { CONFIG_PATH, cacheControlOf, contentTypeOf, pageOf, RENDERED_DOCUMENTS } from "../api/pages.ts";
import { Fault } from "../domain/fault.ts";
import { type ClientSettings, stageParameter } from "./stage-parameters.ts";

export interface DeployPagesSettings {
  readonly stage: string;
  /** What the build left. */
  readonly directory: string;
  /** Brings what functions name before they do: their new version is deployed next. */
  readonly assetsOnly?: boolean;
  readonly client: (service: "s3" | "ssm") => ClientSettings;
}

export interface DeployedPages {
  readonly bucket: string;
  /** How many assets were new there. */
  readonly assets: number;
  readonly documents: number;
}

/** Paths as the public host has them. Faults `pages-not-built`, `pages-unknown-file`. */
const pathsIn = (directory: string): { assets: string[]; documents: string[] } => {
  const paths = filesUnder(directory).map((file) => `/${relative(directory, file).replaceAll("\\", "/")}`);
  const missing = ["/verify", "/desk", "/sign"].map(pageOf).filter((document) => !paths.includes(document ?? ""));
  if (missing.length > 0)
    throw new Fault("pages-not-built", `${directory} holds no ${missing.join(", ")}: npm run web first`, { retryable: false });
  const unknown = paths.filter((path) => !contentTypeOf(path));
  if (unknown.length > 0)
    throw new Fault("pages-unknown-file", `${directory} holds ${unknown.join(", ")}: of no type that pages have`, {
      retryable: false,
    });
  const isAsset = (path: string): boolean => path.startsWith("/assets/");
  // Functions fill these in themselves, from beside their code.
  const filledIn = RENDERED_DOCUMENTS.map((document) => `/${document}`);
  return {
    assets: paths.filter(isAsset),
    documents: paths.filter((path) => !isAsset(path) && !filledIn.includes(path)),
  };
};

const filesUnder = (directory: string): string[] => {
  try {
    return readdirSync(directory, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
};

/**
 * `depositary pages deploy`: brings the built pages into the stage's bucket. Assets come first and documents last, so that at no moment a
 * document names a file that is not there; assets of earlier builds stay for the tabs that still ask for them. Documents are asked for
 * again by every browser, and within a second by the edge: nothing has to be invalidated. A second run writes the same documents again.
 */
export const deployPages = async ({
  stage,
  directory,
  assetsOnly = false,
  client,
}: DeployPagesSettings): Promise<DeployedPages> => {
  const { assets, documents } = pathsIn(directory);
  const ssm = new SSMClient(client("ssm"));
  const s3 = new S3Client({ ...client("s3"), requestChecksumCalculation: "WHEN_REQUIRED" });
  try {
    const [Bucket, config] = await Promise.all([
      stageParameter(ssm, stage, "bucket", "pages"),
      stageParameter(ssm, stage, "pages", CONFIG_PATH.slice(1)),
    ]);
    const object = (path: string, Body: Uint8Array) => ({
      ...{ Bucket, Key: path.slice(1), Body },
      ...{ ContentType: contentTypeOf(path), CacheControl: cacheControlOf(path) },
    });
    const put = async (path: string) => s3.send(new PutObjectCommand(object(path, await readFile(join(directory, path)))));
    /** A name that bears its file's hash is written once. */
    const putNew = async (path: string): Promise<boolean> => {
      const input = { ...object(path, await readFile(join(directory, path))), IfNoneMatch: "*" };
      return s3.send(new PutObjectCommand(input)).then(() => true, isThere);
    };
    const added = (await Promise.all(assets.map(putNew))).filter(Boolean).length;
    if (assetsOnly) return { bucket: Bucket, assets: added, documents: 0 };
    await s3.send(new PutObjectCommand(object(CONFIG_PATH, new TextEncoder().encode(config))));
    await Promise.all(documents.map(put));
    return { bucket: Bucket, assets: added, documents: documents.length };
  } finally {
    ssm.destroy();
    s3.destroy();
  }
};

const isThere = (error: unknown): false => {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412) return false;
  throw error;
};
