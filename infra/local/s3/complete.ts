import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { checksumElement } from "./attributes.ts";
import { keep, readDocument } from "./body.ts";
import { ALGORITHMS, composite } from "./checksums.ts";
import { type WriteCondition, writeCondition } from "./conditions.ts";
import { S3Error } from "./errors.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { checksumHeader } from "./integrity.ts";
import { type Meter, metered, newMeter } from "./meter.ts";
import { encryptionOfUpload } from "./parts.ts";
import { retentionFor } from "./retention.ts";
import type { PartRow, Store, UploadRow, VersionRow } from "./store.ts";
import type { Checksum } from "./types.ts";
import { findUpload, forgetUpload, partsOf } from "./uploads.ts";
import { commitVersion, versionHeader } from "./versions.ts";
import { childText, parseXml, render, type XmlElement } from "./xml.ts";

const MIN_PART = 5 * 1024 ** 2;

interface NamedPart {
  number: number;
  etag: string;
  element: XmlElement;
}

const namedParts = (document: string): NamedPart[] => {
  const root = parseXml(document);
  const parts = root?.name === "CompleteMultipartUpload" ? root.children : [];
  const named = parts.map((element) => ({
    number: Number(childText(element, "PartNumber") ?? Number.NaN),
    etag: (childText(element, "ETag") ?? "").replaceAll('"', ""),
    element,
  }));
  if (named.length === 0 || named.some(({ number, element }) => element.name !== "Part" || !Number.isInteger(number)))
    throw new S3Error(
      "MalformedXML",
      "The XML you provided was not well-formed or did not validate against our published schema",
    );
  if (named.some(({ number }, i) => i > 0 && number <= (named[i - 1]?.number ?? 0)))
    throw new S3Error("InvalidPartOrder", "The list of parts was not in ascending order. Parts must be ordered by part number.");
  return named;
};

const invalidPart = (number: number): S3Error =>
  new S3Error("InvalidPart", `Part ${number} could not be found, or its ETag or checksum is not that of the part uploaded.`);

const assertPartChecksum = ({ element, number }: NamedPart, part: PartRow, { algorithm, checksumType }: UploadRow): void => {
  const given = ALGORITHMS.flatMap((name) => {
    const value = childText(element, `Checksum${name.toUpperCase()}`);
    return value === undefined ? [] : [{ name, value }];
  });
  if (algorithm === null) return;
  if (given.some(({ name, value }) => name !== algorithm || value !== part.checksum)) throw invalidPart(number);
  if (given.length === 0 && checksumType === "COMPOSITE")
    throw new S3Error(
      "InvalidRequest",
      `The upload was created using a ${algorithm} checksum. The complete request must include the checksum for each part. ` +
        `It was missing for part ${number} in the request.`,
    );
};

/** The stored parts that the request names, each checked against it. */
const chosenParts = (store: Store, upload: UploadRow, named: readonly NamedPart[]): PartRow[] => {
  const stored = new Map(partsOf(store, upload.id).map((part) => [part.number, part]));
  const chosen = named.map((name) => {
    const part = stored.get(name.number);
    if (!part || part.etag !== name.etag) throw invalidPart(name.number);
    assertPartChecksum(name, part, upload);
    return part;
  });
  if (chosen.slice(0, -1).some(({ size }) => size < MIN_PART))
    throw new S3Error("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
  return chosen;
};

async function* joined(store: Store, parts: readonly PartRow[]): AsyncGenerator<Buffer> {
  for (const { blob } of parts) yield* createReadStream("", { fd: store.blobs.open(blob), highWaterMark: 256 * 1024 });
}

const compositeEtag = (parts: readonly PartRow[]): string => {
  const hash = createHash("md5");
  for (const { etag } of parts) hash.update(Buffer.from(etag, "hex"));
  return `${hash.digest("hex")}-${parts.length}`;
};

const checksumOf = ({ algorithm, checksumType }: UploadRow, parts: readonly PartRow[], meter: Meter): Checksum => {
  if (algorithm !== null && checksumType === "COMPOSITE")
    return {
      algorithm,
      type: "COMPOSITE",
      value: composite(
        algorithm,
        parts.map((part) => part.checksum ?? ""),
      ),
    };
  const whole = algorithm ?? "crc64nvme";
  return { algorithm: whole, type: "FULL_OBJECT", value: meter.checksum(whole) };
};

/** What the request says of the whole object must hold, or it is not made. */
const assertWhole = ({ request }: Exchange, checksum: Checksum, size: number): void => {
  const type = request.headers["x-amz-checksum-type"];
  if (type !== undefined && type !== checksum.type)
    throw new S3Error("InvalidRequest", `The upload was created with the checksum type ${checksum.type}, not ${type}.`);
  if (ALGORITHMS.some((name) => name !== checksum.algorithm && request.headers[checksumHeader(name)] !== undefined))
    throw new S3Error("InvalidRequest", `The checksum of this upload is ${checksum.algorithm}; the request brings another.`);
  const given = request.headers[checksumHeader(checksum.algorithm)];
  if (given !== undefined && given !== checksum.value && given !== checksum.value.replace(/-\d+$/, ""))
    throw new S3Error(
      "BadDigest",
      `The ${checksum.algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
    );
  const length = request.headers["x-amz-mp-object-size"];
  if (length !== undefined && Number(length) !== size)
    throw new S3Error("InvalidRequest", "The provided 'x-amz-mp-object-size' header does not match what was computed");
};

interface Assembly {
  exchange: Exchange;
  upload: UploadRow;
  parts: PartRow[];
  condition: WriteCondition;
}

/** One transaction: the version stands and the upload is gone, or neither. A second Complete of the same upload finds none. */
const commitAssembly = ({ exchange, upload, parts, condition }: Assembly, blob: string, meter: Meter): VersionRow => {
  const checksum = checksumOf(upload, parts, meter);
  assertWhole(exchange, checksum, meter.size());
  const { lockMode, lockUntil } = upload.lockMode ? upload : retentionFor(exchange);
  const headers = JSON.parse(upload.headers) as Record<string, string>;
  const [key, size, etag] = [upload.key, meter.size(), compositeEtag(parts)];
  return commitVersion(exchange, { key, size, etag, blob, headers, checksum, lockMode, lockUntil }, condition, () => {
    findUpload(exchange);
    forgetUpload(exchange.store, upload.id);
  });
};

const completed = ({ bucket }: Exchange, upload: UploadRow, version: VersionRow): Reply => {
  const checksum = JSON.parse(version.checksum ?? "") as Checksum;
  return {
    headers: { ...versionHeader(bucket, version), ...encryptionOfUpload(upload) },
    xml: render("CompleteMultipartUploadResult", [
      ["Bucket", bucket.name],
      ["Key", version.key],
      ["ETag", `"${version.etag}"`],
      checksumElement(checksum),
      ["ChecksumType", checksum.type],
    ]),
  };
};

/** Of CompleteMultipartUpload's headers a checksum speaks of the object, not of the document that lists its parts. */
const documentHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith("x-amz-checksum-")));

export const completeMultipartUpload = async (exchange: Exchange): Promise<Reply> => {
  const { store, request } = exchange;
  const condition = writeCondition(request.headers);
  const named = namedParts(await readDocument(exchange, documentHeaders(request.headers)));
  const upload = findUpload(exchange);
  const parts = chosenParts(store, upload, named);
  const all = partsOf(store, upload.id);
  for (const { blob } of all) store.blobs.hold(blob);
  const meter = newMeter([upload.checksumType === "COMPOSITE" || !upload.algorithm ? "crc64nvme" : upload.algorithm]);
  try {
    const version = await keep(store.blobs, metered(joined(store, parts), meter), meter, (blob) =>
      commitAssembly({ exchange, upload, parts, condition }, blob, meter),
    );
    exchange.created(version, "CompleteMultipartUpload");
    return completed(exchange, upload, version);
  } finally {
    for (const { blob } of all) store.blobs.release(blob);
  }
};
