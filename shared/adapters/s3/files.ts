import { createHash } from "node:crypto";
import {
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { Fault } from "../../domain/fault.ts";
import type { Files, Place, Stored } from "../../usecases/ports.ts";
import { faulting } from "../faulting.ts";
import { bucketOf, keyOf } from "./keys.ts";

export type Buckets = { readonly [bucket in "intake" | "drafts" | "records" | "published"]?: string };

const PDF = "application/pdf";
/** A tail by itself is no PDF; a certificate is RFC 2585's. */
const OTHER_TYPES: { readonly [kind in Place["in"]]?: string } = {
  tails: "application/octet-stream",
  trust: "application/pkix-cert",
  paragraphs: "application/json",
};
const typeOf = (place: Place): string => OTHER_TYPES[place.in] ?? PDF;
const base64Of = (hex: string): string => Buffer.from(hex, "hex").toString("base64");

/** The files on S3. Every write is conditional on absence and carries its SHA-256: `write` is the only place that puts. */
export const s3Files = (client: S3Client, buckets: Buckets): Files => {
  const address = (place: Place) => {
    const Bucket = buckets[bucketOf(place)];
    if (!Bucket) throw new Fault("bucket-unknown", `this function knows no bucket for ${place.in}`, { retryable: false });
    return { Bucket, Key: keyOf(place) };
  };
  const stat = async (place: Place): Promise<Stored | undefined> => {
    try {
      const head = await client.send(new HeadObjectCommand({ ...address(place), ChecksumMode: "ENABLED" }));
      const sha256 = head.ChecksumSHA256 && Buffer.from(head.ChecksumSHA256, "base64").toString("hex");
      return { versionId: head.VersionId ?? "", bytes: head.ContentLength ?? 0, ...(sha256 ? { sha256 } : {}) };
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  };
  const write = async (
    place: Place,
    body: Pick<PutObjectCommandInput, "Body" | "ContentLength">,
    sha256: string,
  ): Promise<Stored> => {
    try {
      const { VersionId } = await client.send(
        new PutObjectCommand({
          ...address(place),
          ...body,
          ContentType: typeOf(place),
          ChecksumSHA256: base64Of(sha256),
          IfNoneMatch: "*",
        }),
      );
      return { versionId: VersionId ?? "", bytes: body.ContentLength ?? 0, sha256 };
    } catch (error) {
      return standing(error, { place, sha256, stat });
    }
  };
  return faulting<Files>("storage-failed", {
    stat,
    ticket: (key, file, expiresIn) => ticket(client, { ...address({ in: "uploads", key }), ...file }, expiresIn),
    readUrl: (place, { versionId, expiresIn }) =>
      getSignedUrl(client, new GetObjectCommand({ ...address(place), ...(versionId ? { VersionId: versionId } : {}) }), {
        expiresIn,
      }),
    get: async (place, versionId) => {
      const { Body } = await client.send(
        new GetObjectCommand({ ...address(place), ...(versionId ? { VersionId: versionId } : {}) }),
      );
      if (!Body) throw new Fault("object-empty", `${keyOf(place)} has no body`);
      return Body.transformToByteArray();
    },
    put: (place, bytes) =>
      write(place, { Body: bytes, ContentLength: bytes.length }, createHash("sha256").update(bytes).digest("hex")),
    copy: async (from, to, { sha256, bytes }) => {
      const before = await stat(to);
      if (before) return matching(before, to, sha256);
      const { Body } = await client.send(new GetObjectCommand(address(from)));
      if (!Body) throw new Fault("object-empty", `${keyOf(from)} has no body`);
      return write(to, { Body: Body as NonNullable<PutObjectCommandInput["Body"]>, ContentLength: bytes }, sha256);
    },
  });
};

interface Standing {
  readonly place: Place;
  readonly sha256: string;
  readonly stat: Files["stat"];
}

/** Another run wrote the same bytes first: theirs is the answer, if its checksum says so. */
const standing = async (error: unknown, { place, sha256, stat }: Standing): Promise<Stored> => {
  if (!(error instanceof S3ServiceException && ["PreconditionFailed", "ConditionalRequestConflict"].includes(error.name)))
    throw error;
  return matching(await stat(place), place, sha256);
};

const matching = (stored: Stored | undefined, place: Place, sha256: string): Stored => {
  if (stored?.sha256 !== sha256)
    throw new Fault("object-differs", `${keyOf(place)} stands with other bytes`, { retryable: false });
  return stored;
};

const TICKET_HEADERS = ["host", "content-length", "content-type", "if-none-match", "x-amz-checksum-sha256"];

interface TicketFor {
  readonly Bucket: string;
  readonly Key: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A presigned PUT. Only signed *headers* bind hash, length and type (design §4.2): S3 ignores a checksum in the query. */
const ticket = async (client: S3Client, { sha256, bytes, Bucket, Key }: TicketFor, expiresIn: number) => {
  const command = new PutObjectCommand({
    Bucket,
    Key,
    ContentType: PDF,
    ContentLength: bytes,
    ChecksumSHA256: base64Of(sha256),
    IfNoneMatch: "*",
  });
  const url = await getSignedUrl(client, command, {
    expiresIn,
    unhoistableHeaders: new Set(["x-amz-checksum-sha256"]),
    signableHeaders: new Set(TICKET_HEADERS),
  });
  const headers = {
    "content-length": String(bytes),
    "content-type": PDF,
    "if-none-match": "*",
    "x-amz-checksum-sha256": base64Of(sha256),
  };
  return { method: "PUT", url, headers } as const;
};
