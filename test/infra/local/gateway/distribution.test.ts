import { distributionOf, matchesPattern } from "../../../../infra/local/gateway/distribution.ts";
import type { Resource } from "../../../../infra/local/templates/resources.ts";

const resource = (type: string, ref: string, properties: Record<string, unknown> = {}): Resource => ({
  stack: "web",
  logicalId: ref,
  type,
  ref,
  arn: ref,
  properties,
});

const DistributionConfig = {
  Origins: [
    { Id: "pages", DomainName: "pages.s3.eu-central-1.amazonaws.com" },
    { Id: "published", DomainName: "published.s3.eu-central-1.amazonaws.com", OriginPath: "/site" },
    {
      Id: "api",
      DomainName: "a1.execute-api.eu-central-1.amazonaws.com",
      OriginCustomHeaders: [{ HeaderName: "X-Origin-Verify", HeaderValue: "secret" }],
    },
  ],
  DefaultCacheBehavior: { TargetOriginId: "pages" },
  CacheBehaviors: [
    { PathPattern: "/v1/*", TargetOriginId: "api" },
    { PathPattern: "/public/*", TargetOriginId: "published" },
  ],
};

test("behaviours and the secret header are the distribution's", () => {
  const buckets = ["pages", "published"].map((name) => resource("AWS::S3::Bucket", name));
  expect(distributionOf([...buckets, resource("AWS::CloudFront::Distribution", "d", { DistributionConfig })])).toEqual({
    behaviours: [
      { pattern: "/v1/*", origin: "api" },
      { pattern: "/public/*", origin: { bucket: "published", prefix: "/site" } },
    ],
    originHeader: { name: "x-origin-verify", value: "secret" },
  });
});

test("without a distribution there is the API alone, and no secret", () => {
  expect(distributionOf([])).toEqual({ behaviours: [{ pattern: "/v1/*", origin: "api" }] });
});

test.each<[string, string, boolean]>([
  ["/v1/*", "/v1/agreements/k7", true],
  ["/v1/*", "/v1", false],
  ["/v1/*", "/x/v1/", false],
  ["*.pdf", "/a/b.pdf", true],
  ["*.pdf", "/a/bXpdf", false],
  ["/a?", "/ab", true],
  ["/a?", "/abc", false],
])("%s and %s", (pattern, path, matches) => {
  expect(matchesPattern(pattern, path)).toBe(matches);
});
