import { randomBytes } from "node:crypto";
import { ALGORITHMS } from "./checksums.ts";
import { S3Error } from "./errors.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { encryptionOf, metadataOf } from "./metadata.ts";
import { retentionFor } from "./retention.ts";
import type { PartRow, Store, UploadRow } from "./store.ts";
import type { Algorithm, Checksum } from "./types.ts";
import { render } from "./xml.ts";

/** The upload that the request names; an id of another key or bucket is no such upload. */
export const findUpload = ({ store, bucket, request }: Exchange): UploadRow => {
  const id = request.query.get("uploadId") ?? "";
  const sql = "SELECT * FROM upload WHERE id=? AND bucket=? AND key=?";
  const upload = store.get<UploadRow>(sql, id, bucket.name, request.key);
  if (!upload) throw new S3Error("NoSuchUpload", "The specified multipart upload does not exist.");
  return upload;
};

export const partsOf = (store: Store, upload: string): PartRow[] =>
  store.all<PartRow>("SELECT * FROM part WHERE upload=? ORDER BY number", upload);

const algorithmOf = (text: string | undefined): Algorithm | null => {
  const found = ALGORITHMS.find((algorithm) => algorithm === text?.toLowerCase());
  if (text !== undefined && !found) throw new S3Error("InvalidRequest", "Checksum algorithm provided is unsupported.");
  return found ?? null;
};

/** SHA checksums of parts cannot be made into one of the whole, CRC64NVME ones always are. */
const checksumTypeOf = (text: string | undefined, algorithm: Algorithm | null): Checksum["type"] | null => {
  if (algorithm === null) {
    if (text !== undefined) throw new S3Error("InvalidRequest", "The x-amz-checksum-type header needs x-amz-checksum-algorithm.");
    return null;
  }
  const type = text ?? (algorithm === "crc64nvme" ? "FULL_OBJECT" : "COMPOSITE");
  const impossible = algorithm === "crc64nvme" ? "COMPOSITE" : algorithm.startsWith("sha") ? "FULL_OBJECT" : undefined;
  if ((type !== "FULL_OBJECT" && type !== "COMPOSITE") || type === impossible)
    throw new S3Error("InvalidRequest", `The ${type} checksum type cannot be used with the ${algorithm} checksum algorithm.`);
  return type;
};

const checksumChoice = ({ algorithm, checksumType }: UploadRow): Record<string, string> =>
  algorithm === null || checksumType === null
    ? {}
    : { "x-amz-checksum-algorithm": algorithm.toUpperCase(), "x-amz-checksum-type": checksumType };

/** CreateMultipartUpload: metadata, encryption and retention of the object to come are settled here. */
export const createMultipartUpload = (exchange: Exchange): Reply => {
  const { store, bucket, request, now } = exchange;
  const headers = metadataOf(request.headers, bucket);
  const algorithm = algorithmOf(request.headers["x-amz-checksum-algorithm"]);
  const checksumType = checksumTypeOf(request.headers["x-amz-checksum-type"], algorithm);
  const [id, key, kept] = [randomBytes(16).toString("hex"), request.key, JSON.stringify(headers)];
  const explicit = request.headers["x-amz-object-lock-mode"] ?? request.headers["x-amz-object-lock-retain-until-date"];
  const retention = explicit === undefined ? { lockMode: null, lockUntil: null } : retentionFor(exchange);
  const upload: UploadRow = { id, bucket: bucket.name, key, started: now, headers: kept, algorithm, checksumType, ...retention };
  store.run("INSERT INTO upload VALUES(?,?,?,?,?,?,?,?,?)", ...Object.values(upload));
  return {
    headers: { ...encryptionOf(headers), ...checksumChoice(upload) },
    xml: render("InitiateMultipartUploadResult", [
      ["Bucket", bucket.name],
      ["Key", key],
      ["UploadId", id],
    ]),
  };
};

/** Forgets an upload and its parts, in the caller's transaction. Gives the blobs that may now be unused. */
export const forgetUpload = (store: Store, id: string): string[] => {
  const blobs = partsOf(store, id).map(({ blob }) => blob);
  store.run("DELETE FROM part WHERE upload=?", id);
  store.run("DELETE FROM upload WHERE id=?", id);
  return blobs;
};

export const abortMultipartUpload = (exchange: Exchange): Reply => {
  const { store } = exchange;
  const { id } = findUpload(exchange);
  for (const blob of store.transaction(() => forgetUpload(store, id))) store.blobs.dropUnused(blob);
  return { status: 204 };
};
