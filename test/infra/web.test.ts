import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { App, Stack } from "aws-cdk-lib";
import { installation } from "../../infra/installation.ts";
import { stageOf } from "../../infra/settings.ts";
import { BEHAVIOURS, cacheControlOf, contentTypeOf, FILE_HEADERS, pageHeaders, pageOf } from "../../shared/api/pages.ts";
import { UI_LANGUAGES } from "../../shared/domain/languages.ts";
import { assembly, type Properties } from "./assembly.ts";
import { list, ofType, one, statementsIn, target, text } from "./reading.ts";

const { templates } = assembly();
const { web, service } = templates;
const [distribution] = ofType(web, "AWS::CloudFront::Distribution");
const config = (distribution?.Properties.DistributionConfig ?? {}) as Properties;
type Row = Readonly<Record<string, string | object | undefined>>;
const rows = [...(config.CacheBehaviors as unknown as Row[]), { PathPattern: "*", ...(config.DefaultCacheBehavior as object) }];
const origins = config.Origins as unknown as Row[];
const originOf = (row: Row | undefined) => origins.find(({ Id }) => Id === row?.TargetOriginId);
const rowOf = (pattern: string): Row => rows.find(({ PathPattern }) => PathPattern === pattern) ?? {};
const [pages] = ofType(web, "AWS::S3::Bucket");

describe("the distribution", () => {
  test("has a behaviour for each row of the table, in its order, and no other", () => {
    expect(rows.map(({ PathPattern }) => PathPattern)).toEqual(BEHAVIOURS.map(({ pattern }) => pattern));
  });

  test.each(BEHAVIOURS)("$pattern is answered by $by", ({ pattern, by }) => {
    const domain = text(web, originOf(rowOf(pattern))?.DomainName);
    if (by === "api" || by === "rendered") expect(domain).toBe("{api/id}.execute-api.<AWS::Region>.<AWS::URLSuffix>");
    else if (by === "published") expect(domain).toBe("{bucket/published}.s3.<AWS::Region>.<AWS::URLSuffix>");
    else expect(domain).toBe(`<${pages?.id}.RegionalDomainName>`);
  });

  test("goes to the API by TLS, with the secret that its functions know, never cached and under the API's own host", () => {
    const origin = originOf(rowOf("/v1/*"));
    expect(origin?.CustomOriginConfig).toEqual({ OriginProtocolPolicy: "https-only", OriginSSLProtocols: ["TLSv1.2"] });
    const [header, ...others] = origin?.OriginCustomHeaders as unknown as Row[];
    expect(others).toEqual([]);
    expect([header?.HeaderName, text(web, header?.HeaderValue)]).toEqual([
      "x-origin-verify",
      "{{resolve:secretsmanager:{origin/secret}}}",
    ]);
    const shared = one(service, "AWS::SSM::Parameter", { Name: "/depositary/local/origin/secret" });
    expect(target(service, shared.Properties.Value).Type).toBe("AWS::SecretsManager::Secret");
    expect(rowOf("/v1/*")).toMatchObject({
      // CachingDisabled and AllViewerExceptHostHeader, which AWS manages.
      CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
      OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
      ViewerProtocolPolicy: "https-only",
      AllowedMethods: expect.arrayContaining(["POST", "PUT", "DELETE"]),
    });
  });

  test("sends no method but reading and nothing of the caller to a bucket", () => {
    const toBuckets = rows.filter((row) => originOf(row)?.S3OriginConfig);
    expect(toBuckets).toHaveLength(BEHAVIOURS.filter(({ by }) => by !== "api" && by !== "rendered").length);
    for (const row of toBuckets) {
      expect(row.AllowedMethods).toBeUndefined();
      expect(row.OriginRequestPolicyId).toBeUndefined();
      expect(row.ViewerProtocolPolicy).toBe("redirect-to-https");
      expect(target(web, originOf(row)?.OriginAccessControlId).Properties.OriginAccessControlConfig).toMatchObject({
        SigningBehavior: "always",
        SigningProtocol: "sigv4",
      });
    }
  });

  test("speaks TLS 1.2 and later for the stage's host, behind the web ACL, and logs nothing", () => {
    expect(config).toMatchObject({
      Aliases: ["registry.depositary.example"],
      HttpVersion: "http2and3",
      ViewerCertificate: { MinimumProtocolVersion: "TLSv1.2_2021", SslSupportMethod: "sni-only" },
      WebACLId: expect.stringContaining(":global/webacl/"),
    });
    expect(config.Logging).toBeUndefined();
    // They would stand in for the API's answers too, which explain themselves.
    expect(config.CustomErrorResponses).toBeUndefined();
  });
});

describe("the bucket of the pages", () => {
  const statements = ofType(web, "AWS::S3::BucketPolicy").flatMap(({ Properties }) => statementsIn(Properties.PolicyDocument));

  test("is private and versioned", () => {
    expect(pages?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: "Enabled" },
    });
    expect(pages?.Properties.WebsiteConfiguration).toBeUndefined();
  });

  test("is read by this distribution and nobody else", () => {
    const allowed = statements.filter(({ Effect }) => Effect === "Allow");
    expect(allowed.map(({ Action }) => Action)).toEqual(["s3:GetObject", "s3:ListBucket"]);
    for (const { Principal, Condition } of allowed) {
      expect(Principal).toEqual({ Service: "cloudfront.amazonaws.com" });
      expect(text(web, Condition?.ArnLike?.["aws:SourceArn"])).toBe(
        `arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/<${distribution?.id}>`,
      );
    }
    const plain = { Effect: "Deny", Action: "s3:*", Condition: { Bool: { "aws:SecureTransport": "false" } } };
    expect(statements).toContainEqual(expect.objectContaining(plain));
  });
});

/** A policy's headers, as CloudFront puts them. */
const headersOf = (pattern: string): Record<string, string> => {
  const { ResponseHeadersPolicyConfig } = target(web, rowOf(pattern).ResponseHeadersPolicyId).Properties;
  const { SecurityHeadersConfig, CustomHeadersConfig } = ResponseHeadersPolicyConfig as Record<string, Record<string, unknown>>;
  const of = (name: string) => SecurityHeadersConfig?.[name] as Record<string, unknown> | undefined;
  const tls = of("StrictTransportSecurity");
  const all: Record<string, string | undefined> = {
    "content-security-policy": of("ContentSecurityPolicy") && text(web, of("ContentSecurityPolicy")?.ContentSecurityPolicy),
    "x-content-type-options": of("ContentTypeOptions") && "nosniff",
    "x-frame-options": of("FrameOptions") && String(of("FrameOptions")?.FrameOption),
    "referrer-policy": of("ReferrerPolicy") && String(of("ReferrerPolicy")?.ReferrerPolicy),
    "strict-transport-security":
      tls && `max-age=${tls.AccessControlMaxAgeSec}${tls.IncludeSubdomains ? "; includeSubDomains" : ""}`,
  };
  const custom = (CustomHeadersConfig?.Items ?? []) as { Header: string; Value: string }[];
  const named = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return Object.fromEntries([...named, ...custom.map(({ Header, Value }) => [Header, Value] as const)]);
};

describe("the headers", () => {
  const s3 = (name: string) => `https://{bucket/${name}}.s3.<AWS::Region>.<AWS::URLSuffix>`;
  const called = [...["intake", "drafts", "records"].map(s3), "{sign-in/issuer}/", "{sign-in/pages}"];

  test.each(["*", "/assets/*"])("of %s are those of the pages, which call the three buckets and the sign-in", (pattern) => {
    expect(headersOf(pattern)).toEqual(pageHeaders(called));
  });

  test.each(["/public/*", "/log/*", "/snapshots/*"])("of %s are those of every file", (pattern) => {
    expect(headersOf(pattern)).toEqual(FILE_HEADERS);
  });

  test("the API's own stay", () => {
    expect(rowOf("/v1/*").ResponseHeadersPolicyId).toBeUndefined();
  });

  test("a page runs files of ours only and stands in no frame, in fewer bytes than CloudFront takes", () => {
    const policy = headersOf("*")["content-security-policy"] ?? "";
    expect(policy.split("; ")).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]),
    );
    expect(policy).not.toMatch(/unsafe|\*|http:/);
    // The names that a deployment puts in are 63 characters at most.
    expect(policy.length + 3 * 63).toBeLessThan(1783);
  });
});

describe("what runs before the cache", () => {
  const run = (pattern: string, request: object): Properties => {
    const [association] = rowOf(pattern).FunctionAssociations as unknown as Row[];
    expect(association?.EventType).toBe("viewer-request");
    const { FunctionCode, FunctionConfig } = target(web, association?.FunctionARN).Properties;
    expect(FunctionConfig).toMatchObject({ Runtime: "cloudfront-js-2.0" });
    const event = { viewer: { ip: "203.0.113.7" }, request: { method: "GET", headers: {}, ...request } };
    return runInNewContext(`${FunctionCode}\nhandler(event)`, { event }) as Properties;
  };

  test.each([
    "/verify",
    "/desk",
    "/desk/",
    "/desk/agreements/1",
    "/sign",
  ])("%s is the document that the pages' own rule says", (uri) => {
    expect(pageOf(uri)).toMatch(/^\/(verify|desk|sign)\.html$/);
    expect(run("*", { uri }).uri).toBe(pageOf(uri));
  });

  test("the settings are asked for as they are", () => {
    expect(run("*", { uri: "/config.json" }).uri).toBe("/config.json");
  });

  test.each([
    "/deskx",
    "/signing",
    "/verify/x",
    "/agreements",
    "/registry.html",
    "/.env",
    "/a/../desk",
    "",
  ])("%s is no page, and no bucket is asked", (uri) => {
    expect(pageOf(uri)).toBeUndefined();
    const data = expect.stringMatching(new RegExp(UI_LANGUAGES.map((language) => `<p lang="${language}"><b>`).join("[^]*")));
    const headers = expect.objectContaining({ "content-type": { value: "text/html; charset=utf-8" } });
    expect(run("*", { uri })).toMatchObject({ statusCode: 404, headers, body: { data } });
  });

  test("the API is told the caller's address, whatever the caller says", () => {
    const headers = { "x-viewer-address": { value: "198.51.100.1" }, accept: { value: "text/html" } };
    expect(run("/v1/*", { uri: "/v1/registry/agreements", headers })).toMatchObject({
      uri: "/v1/registry/agreements",
      headers: { "x-viewer-address": { value: "203.0.113.7" }, accept: { value: "text/html" } },
    });
  });
});

test("the pages are told where officers sign in, and come back to an address that the sign-in knows", () => {
  const { Value } = one(web, "AWS::SSM::Parameter", { Name: "/depositary/local/pages/config.json" }).Properties;
  expect(JSON.parse(text(web, Value))).toEqual({
    demonstration: true,
    signIn: {
      issuer: "{sign-in/issuer}",
      clientId: "{sign-in/client}",
      redirectUri: "https://registry.depositary.example/desk/",
      scopes: ["openid"],
    },
  });
  const client = ofType(service, "AWS::Cognito::UserPoolClient")[0]?.Properties;
  expect(list(client?.CallbackURLs)).toEqual(["https://registry.depositary.example/desk/"]);
  const domain = one(service, "AWS::SSM::Parameter", { Name: "/depositary/local/sign-in/pages" }).Properties.Value;
  const [{ id } = { id: "" }] = ofType(service, "AWS::Cognito::UserPoolDomain");
  expect(text(service, domain)).toBe(`https://<${id}>.auth.eu-central-1.amazoncognito.com`);
});

test("a stage that names no certificate yet has every stack but this one", () => {
  const { context } = JSON.parse(readFileSync("cdk.json", "utf8"));
  const app = new App({ context: { "aws:cdk:bundling-stacks": [] } });
  installation(app, stageOf({ main: { ...context.stages.production, publicHost: "registry.gov.kz" } }, "main"));
  const stacks = app.node.children.filter((child) => Stack.isStack(child)).map(({ node }) => node.id);
  expect(stacks.sort()).toEqual(["data", "edge", "service", "watch"].map((name) => `depositary-main-${name}`));
});

test("files that bear their hash are kept for good, pages are asked for again", () => {
  expect(cacheControlOf("/assets/index-abc.js")).toContain("immutable");
  expect(cacheControlOf("/desk.html")).toBe("no-cache");
  expect(contentTypeOf("/assets/index-abc.js")).toBe("text/javascript; charset=utf-8");
  expect(contentTypeOf("/assets/notes.txt")).toBeUndefined();
});
