import { S3Error } from "./errors.ts";
import type { Exchange, Reply } from "./exchange.ts";
import type { VersionRow } from "./store.ts";
import type { Checksum } from "./types.ts";
import { findVersion, versionHeader } from "./versions.ts";
import { render, type XmlChild } from "./xml.ts";

/** The element that S3's documents name a checksum by: ChecksumSHA256, ChecksumCRC64NVME, … */
export const checksumElement = ({ algorithm, value }: Pick<Checksum, "algorithm" | "value">): XmlChild => [
  `Checksum${algorithm.toUpperCase()}`,
  value,
];

const checksumAttribute = ({ checksum }: VersionRow): XmlChild[] => {
  if (checksum === null) return [];
  const stored = JSON.parse(checksum) as Checksum;
  return [["Checksum", [checksumElement(stored), ["ChecksumType", stored.type]]]];
};

const ATTRIBUTES: Record<string, (version: VersionRow) => XmlChild[]> = {
  ETag: ({ etag }) => [["ETag", etag]],
  Checksum: checksumAttribute,
  StorageClass: () => [["StorageClass", "STANDARD"]],
  ObjectSize: ({ size }) => [["ObjectSize", size]],
};

/** GetObjectAttributes without ObjectParts. */
export const getObjectAttributes = (exchange: Exchange): Reply => {
  const asked = (exchange.request.headers["x-amz-object-attributes"] ?? "").split(",").map((name) => name.trim());
  const unknown = asked.find((name) => !Object.hasOwn(ATTRIBUTES, name));
  if (unknown === "ObjectParts") throw new S3Error("NotImplemented", "The attribute ObjectParts is not supported here.");
  if (unknown !== undefined) throw new S3Error("InvalidArgument", "Invalid attribute name specified.");
  const version = findVersion(exchange);
  return {
    headers: { "last-modified": new Date(version.modified).toUTCString(), ...versionHeader(exchange.bucket, version) },
    xml: render(
      "GetObjectAttributesResponse",
      Object.entries(ATTRIBUTES).flatMap(([name, attribute]) => (asked.includes(name) ? attribute(version) : [])),
    ),
  };
};
