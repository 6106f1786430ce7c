import { createReadStream } from "node:fs";
import { checksumElement } from "./attributes.ts";
import { keep } from "./body.ts";
import { S3Error } from "./errors.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { metered, newMeter } from "./meter.ts";
import { commitPart, encryptionOfUpload, partAlgorithms, partNumberOf } from "./parts.ts";
import { findUpload } from "./uploads.ts";
import { type VersionName, versionNamed } from "./versions.ts";
import { render } from "./xml.ts";

/** The version that x-amz-copy-source names: `/bucket/key?versionId=…`, percent-encoded. */
export const copySource = ({ request, bucketNamed }: Exchange): VersionName => {
  const header = request.headers["x-amz-copy-source"] ?? "";
  const match = /^\/?([^/?]+)\/([^?]+)(?:\?versionId=([^&?]+))?$/.exec(header);
  if (!match?.[1] || !match[2])
    throw new S3Error("InvalidArgument", "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
  try {
    return { bucket: bucketNamed(decodeURIComponent(match[1])), key: decodeURIComponent(match[2]), versionId: match[3] };
  } catch (error) {
    if (error instanceof URIError) throw new S3Error("InvalidArgument", "Invalid copy source encoding.");
    throw error;
  }
};

/** S3 wants first and last byte, both inside the source. */
const copyRange = (header: string | undefined, size: number): { start: number; end: number } => {
  if (header === undefined) return { start: 0, end: size - 1 };
  const match = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(header);
  if (!match) throw new S3Error("InvalidArgument", "The x-amz-copy-source-range value must be of the form bytes=first-last");
  const [start, end] = [Number(match[1]), Number(match[2])];
  if (start > end || end >= size)
    throw new S3Error("InvalidArgument", `Range specified is not valid for source object of size: ${size}`);
  return { start, end };
};

export const uploadPartCopy = async (exchange: Exchange): Promise<Reply> => {
  const { request, store } = exchange;
  const upload = findUpload(exchange);
  partNumberOf(exchange);
  const name = copySource(exchange);
  const source = versionNamed(store, name);
  const range = copyRange(request.headers["x-amz-copy-source-range"], source.size);
  const meter = newMeter(partAlgorithms(upload));
  // The open file keeps the bytes, should the version be deleted meanwhile.
  const bytes = source.size === 0 ? [] : createReadStream("", { fd: store.blobs.open(source.blob ?? ""), ...range });
  return keep(store.blobs, metered(bytes, meter), meter, (blob) => {
    const part = commitPart(exchange, upload, { blob, meter });
    const checksum =
      upload.algorithm && part.checksum ? [checksumElement({ algorithm: upload.algorithm, value: part.checksum })] : [];
    return {
      headers: {
        ...(name.bucket.versioned && { "x-amz-copy-source-version-id": source.id }),
        ...encryptionOfUpload(upload),
      },
      xml: render("CopyPartResult", [
        ["LastModified", new Date(part.modified).toISOString()],
        ["ETag", `"${part.etag}"`],
        ...checksum,
      ]),
    };
  });
};
