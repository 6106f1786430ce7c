import type { Exchange } from "./exchange.ts";
import type { BucketDefinition, Call } from "./types.ts";
import { copySource } from "./upload-part-copy.ts";
import { latestVersion } from "./versions.ts";

export type Permission = Omit<Call, "accessKeyId">;

export const bucketArn = (bucket: string): string => `arn:aws:s3:::${bucket}`;
export const objectArn = (bucket: string, key: string): string => `${bucketArn(bucket)}/${key}`;

/** Condition keys that S3 takes from a header or a query parameter of the same name. */
const FROM_HEADERS = [
  "if-match",
  "if-none-match",
  "x-amz-content-sha256",
  "x-amz-server-side-encryption",
  "x-amz-server-side-encryption-aws-kms-key-id",
  "x-amz-storage-class",
  "x-amz-copy-source",
];
const FROM_QUERY = ["prefix", "delimiter", "max-keys"];
const RENAMED: Record<string, string> = {
  "x-amz-object-lock-mode": "object-lock-mode",
  "x-amz-object-lock-retain-until-date": "object-lock-retain-until-date",
};

/** The condition keys of Service Authorization Reference, "Amazon S3", that the request carries. */
const contextOf = ({ request, auth }: Exchange): Record<string, string> => {
  const { headers, query } = request;
  const found = [
    ...FROM_HEADERS.map((name) => [name, headers[name]] as const),
    ...FROM_QUERY.map((name) => [name, query.get(name)] as const),
    ...Object.entries(RENAMED).map(([header, name]) => [name, headers[header]] as const),
    ["VersionId", query.get("versionId")] as const,
    ["authType", auth.type] as const,
    ["signatureversion", "AWS4-HMAC-SHA256"] as const,
  ];
  return Object.fromEntries(found.flatMap(([name, value]) => (value === undefined ? [] : [[`s3:${name}`, value]])));
};

export const onObject = (exchange: Exchange, action: string): Permission => ({
  action,
  resource: objectArn(exchange.bucket.name, exchange.request.key),
  context: contextOf(exchange),
});

export const onBucket = (exchange: Exchange, action: string): Permission => ({
  action,
  resource: bucketArn(exchange.bucket.name),
  context: contextOf(exchange),
});

/** The action, or where a version is named its twin of another name. */
export const onVersion = (exchange: Exchange, action: string, twin = `${action}Version`): Permission =>
  onObject(exchange, exchange.request.query.has("versionId") ? twin : action);

const onKey = ({ auth }: Exchange, { encryption }: BucketDefinition, action: string): Permission[] => {
  const [, region = ""] = auth.signing.scope.split("/");
  const context = { "kms:ViaService": `s3.${region}.amazonaws.com` };
  return encryption?.kmsKeyArn === undefined ? [] : [{ action, resource: encryption.kmsKeyArn, context }];
};

/** s3:PutObject and what comes with it: retention of its own, and in a bucket under SSE-KMS the key. */
export const toWrite = (exchange: Exchange, kind: "object" | "upload" | "part" | "complete"): Permission[] => {
  const write = onObject(exchange, "s3:PutObject");
  const creates = kind === "object" || kind === "complete";
  const retains = exchange.request.headers["x-amz-object-lock-mode"] !== undefined;
  return [
    { ...write, context: { ...write.context, "s3:ObjectCreationOperation": String(creates) } },
    ...(retains ? [onObject(exchange, "s3:PutObjectRetention")] : []),
    ...onKey(exchange, exchange.bucket, "kms:GenerateDataKey"),
    ...(kind === "object" ? [] : onKey(exchange, exchange.bucket, "kms:Decrypt")),
  ];
};

/** Nothing stands under the key, or a delete marker does. */
const isAbsent = ({ store, bucket, request }: Exchange): boolean =>
  !request.query.has("versionId") && latestVersion(store, bucket.name, request.key)?.marker !== 0;

/** To hear that there is no such object takes s3:ListBucket: without it S3 answers 403, which a function takes for a failure. */
export const toRead = (exchange: Exchange): Permission[] => [
  onVersion(exchange, "s3:GetObject"),
  ...(isAbsent(exchange) ? [onBucket(exchange, "s3:ListBucket")] : onKey(exchange, exchange.bucket, "kms:Decrypt")),
];

/** UploadPartCopy also reads its source. */
export const toCopy = (exchange: Exchange): Permission[] => {
  const { bucket, key, versionId } = copySource(exchange);
  const { "s3:x-amz-copy-source": _, ...context } = contextOf(exchange);
  const named = versionId === undefined ? {} : { "s3:VersionId": versionId };
  return [
    {
      action: versionId === undefined ? "s3:GetObject" : "s3:GetObjectVersion",
      resource: objectArn(bucket.name, key),
      context: { ...context, ...named },
    },
    ...onKey(exchange, bucket, "kms:Decrypt"),
    ...toWrite(exchange, "part"),
  ];
};

/** With s3:BypassGovernanceRetention where the request asks to bypass. */
export const withBypass = (exchange: Exchange, permission: Permission): Permission[] =>
  exchange.request.headers["x-amz-bypass-governance-retention"] === "true"
    ? [permission, onObject(exchange, "s3:BypassGovernanceRetention")]
    : [permission];
