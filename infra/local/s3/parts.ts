import { checksumElement } from "./attributes.ts";
import { keep, verifiedBody } from "./body.ts";
import { S3Error } from "./errors.ts";
import type { Exchange, Reply } from "./exchange.ts";
import type { Promises } from "./integrity.ts";
import { encryptionOf } from "./metadata.ts";
import type { Meter } from "./meter.ts";
import { assertVouchedFor } from "./put-object.ts";
import type { PartRow, UploadRow } from "./store.ts";
import type { Algorithm } from "./types.ts";
import { findUpload, partsOf } from "./uploads.ts";
import { render, type XmlChild } from "./xml.ts";

const MAX_PARTS = 10_000;

export const partNumberOf = ({ request }: Exchange): number => {
  const text = request.query.get("partNumber") ?? "";
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > MAX_PARTS)
    throw new S3Error("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
  return number;
};

/** Stores a part under its number, where the upload is still open; durable on return. A part of that number before it is replaced. */
export const commitPart = (exchange: Exchange, upload: UploadRow, part: { blob: string; meter: Meter }): PartRow => {
  const { store, now } = exchange;
  const number = partNumberOf(exchange);
  const [size, etag] = [part.meter.size(), part.meter.md5().toString("hex")];
  const checksum = upload.algorithm === null ? null : part.meter.checksum(upload.algorithm);
  const row: PartRow = { upload: upload.id, number, modified: now, size, etag, blob: part.blob, checksum };
  const replaced = store.transaction(() => {
    findUpload(exchange);
    const before = store.get<PartRow>("SELECT * FROM part WHERE upload=? AND number=?", upload.id, number);
    store.run("INSERT OR REPLACE INTO part VALUES(?,?,?,?,?,?,?)", ...Object.values(row));
    return before;
  });
  store.blobs.dropUnused(replaced?.blob ?? null);
  return row;
};

const assertAlgorithm = (promises: Promises, { algorithm }: UploadRow): void => {
  const given = promises.checksum?.algorithm;
  if (given !== undefined && algorithm !== null && given !== algorithm)
    throw new S3Error(
      "InvalidRequest",
      `Checksum Type mismatch occurred, expected checksum Type: ${algorithm}, actual: ${given}`,
    );
};

/** What a part needs measured beside its promises. */
export const partAlgorithms = ({ algorithm }: UploadRow): Algorithm[] => (algorithm === null ? [] : [algorithm]);

export const encryptionOfUpload = ({ headers }: UploadRow): Record<string, string> =>
  encryptionOf(JSON.parse(headers) as Record<string, string>);

export const uploadPart = async (exchange: Exchange): Promise<Reply> => {
  const { store, bucket } = exchange;
  const upload = findUpload(exchange);
  partNumberOf(exchange);
  const body = verifiedBody(exchange, partAlgorithms(upload));
  assertAlgorithm(body.promises, upload);
  assertVouchedFor(body, upload.lockMode !== null || bucket.objectLock !== undefined, "Part");
  return keep(store.blobs, body.stream, body.meter, (blob) => {
    const { etag } = commitPart(exchange, upload, { blob, meter: body.meter });
    const algorithm = upload.algorithm ?? body.promises.checksum?.algorithm;
    const checksum = algorithm ? { [`x-amz-checksum-${algorithm}`]: body.meter.checksum(algorithm) } : {};
    return { headers: { etag: `"${etag}"`, ...checksum, ...encryptionOfUpload(upload) } };
  });
};

const partElement = (part: PartRow, { algorithm }: UploadRow): XmlChild => [
  "Part",
  [
    ["PartNumber", part.number],
    ["LastModified", new Date(part.modified).toISOString()],
    ["ETag", `"${part.etag}"`],
    ["Size", part.size],
    ...(algorithm && part.checksum ? [checksumElement({ algorithm, value: part.checksum })] : []),
  ],
];

const wholeNumber = ({ request }: Exchange, name: string, fallback: number): number => {
  const text = request.query.get(name) ?? String(fallback);
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new S3Error("InvalidArgument", `Provided ${name} not an integer or within integer range`);
};

export const listParts = (exchange: Exchange): Reply => {
  const { store, bucket, request } = exchange;
  const upload = findUpload(exchange);
  const marker = wholeNumber(exchange, "part-number-marker", 0);
  const max = Math.min(1000, wholeNumber(exchange, "max-parts", 1000));
  const following = partsOf(store, upload.id).filter(({ number }) => number > marker);
  const page = following.slice(0, max);
  return {
    xml: render("ListPartsResult", [
      ["Bucket", bucket.name],
      ["Key", request.key],
      ["UploadId", upload.id],
      ["PartNumberMarker", marker],
      ["NextPartNumberMarker", page.at(-1)?.number ?? marker],
      ["MaxParts", max],
      ["IsTruncated", following.length > max],
      ["StorageClass", "STANDARD"],
      ...(upload.algorithm ? [["ChecksumAlgorithm", upload.algorithm.toUpperCase()] as const] : []),
      ...(upload.checksumType ? [["ChecksumType", upload.checksumType] as const] : []),
      ...page.map((part) => partElement(part, upload)),
    ]),
  };
};
