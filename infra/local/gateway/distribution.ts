import type { Resource } from "../templates/resources.ts";
import { secretValueOf } from "../templates/secrets.ts";

/** Where the requests of one path pattern go. */
export interface Behaviour {
  /** CloudFront's: `*` stands for any characters, `?` for one. */
  pattern: string;
  /** The HTTP API, or the objects of a bucket under a prefix that ends in no slash. */
  origin: "api" | { bucket: string; prefix: string };
}

export interface Distribution {
  /** The first pattern that matches wins; what none matches goes to the pages. */
  behaviours: Behaviour[];
  /** The header by which the API knows the distribution. */
  originHeader?: { name: string; value: string };
}

/** The name under which the distribution's secret reaches the API. */
const ORIGIN_VERIFY = "x-origin-verify";

/** What a template's AWS::CloudFront::Distribution says; without one, `/v1/*` to the API, with the secret that the stage has for it. */
export const distributionOf = (resources: Resource[]): Distribution => {
  const distribution = resources.find(({ type }) => type === "AWS::CloudFront::Distribution");
  if (!distribution) return { behaviours: [{ pattern: "/v1/*", origin: "api" }], ...secretHeader(resources) };
  const { Origins, CacheBehaviors } = Object(distribution.properties.DistributionConfig);
  const origins = objects(Origins);
  const behaviours = objects(CacheBehaviors).map(({ PathPattern, TargetOriginId }): Behaviour => {
    const origin = origins.find(({ Id }) => Id === TargetOriginId);
    return { pattern: String(PathPattern), origin: originOf(origin ?? {}, resources) };
  });
  const headers = origins.flatMap(({ OriginCustomHeaders }) => objects(OriginCustomHeaders));
  const secret = headers.find(({ HeaderName }) => String(HeaderName).toLowerCase() === ORIGIN_VERIFY);
  return { behaviours, ...(secret ? { originHeader: { name: ORIGIN_VERIFY, value: String(secret.HeaderValue) } } : {}) };
};

const secretHeader = (resources: Resource[]): Pick<Distribution, "originHeader"> => {
  const secret = resources.find(({ type }) => type === "AWS::SecretsManager::Secret");
  return secret ? { originHeader: { name: ORIGIN_VERIFY, value: secretValueOf(secret.ref) } } : {};
};

const originOf = ({ DomainName, OriginPath = "" }: Record<string, unknown>, resources: Resource[]): Behaviour["origin"] => {
  const bucket = resources.find(({ type, ref }) => type === "AWS::S3::Bucket" && String(DomainName).startsWith(`${ref}.s3.`));
  return bucket ? { bucket: bucket.ref, prefix: String(OriginPath) } : "api";
};

const objects = (list: unknown): Record<string, unknown>[] => (Array.isArray(list) ? list : []);

/** Whether a path falls under CloudFront's path pattern. */
export const matchesPattern = (pattern: string, path: string): boolean => {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(path);
};
