import { Aws } from "aws-cdk-lib";
import {
  CachePolicy,
  CfnDistribution,
  type CfnFunction,
  CfnOriginAccessControl,
  type CfnResponseHeadersPolicy,
  OriginRequestPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import type { CfnBucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { BEHAVIOURS, type Behaviour, FILE_HEADERS, ORIGIN_VERIFY, pageHeaders } from "../../shared/api/pages.ts";
import type { Edge, Stage } from "../settings.ts";
import { acknowledge } from "./acknowledge.ts";
import { edgeFunction } from "./edge-functions.ts";
import { headersPolicy } from "./headers.ts";
import { share, shared } from "./shared.ts";

type Serving = Omit<CfnDistribution.CacheBehaviorProperty, "pathPattern">;

const atViewerRequest = ({ attrFunctionArn }: CfnFunction): Pick<Serving, "functionAssociations"> => ({
  functionAssociations: [{ eventType: "viewer-request", functionArn: attrFunctionArn }],
});
const withHeaders = ({ ref }: CfnResponseHeadersPolicy): Pick<Serving, "responseHeadersPolicyId"> => ({
  responseHeadersPolicyId: ref,
});

/** Kept at the edge as long as the object says: `no-cache` is a second there. */
const files = (targetOriginId: string): Serving => ({
  targetOriginId,
  viewerProtocolPolicy: "redirect-to-https",
  cachePolicyId: CachePolicy.CACHING_OPTIMIZED.cachePolicyId,
  compress: true,
});

/** Never cached. The host stays behind: API Gateway answers under its own name only. */
const FUNCTIONS: Serving = {
  targetOriginId: "api",
  viewerProtocolPolicy: "https-only",
  allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
  cachePolicyId: CachePolicy.CACHING_DISABLED.cachePolicyId,
  originRequestPolicyId: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER.originRequestPolicyId,
};

/** The buckets and the sign-in, of Cognito's host our pool's paths alone: whom the pages call besides their own host. */
const callable = (scope: Construct, stage: Stage): string[] => [
  ...(["intake", "drafts", "records"] as const).map(
    (name) => `https://${shared(scope, stage, ["bucket", name])}.s3.${Aws.REGION}.${Aws.URL_SUFFIX}`,
  ),
  `${shared(scope, stage, ["sign-in", "issuer"])}/`,
  shared(scope, stage, ["sign-in", "pages"]),
];

/** How CloudFront serves each kind of BEHAVIOURS' rows. */
const servings = (scope: Construct, stage: Stage): Readonly<Record<Behaviour["by"], Serving>> => {
  const page = withHeaders(headersPolicy(scope, stage, { name: "pages", headers: pageHeaders(callable(scope, stage)) }));
  const file = withHeaders(headersPolicy(scope, stage, { name: "files", headers: FILE_HEADERS }));
  const viewer = atViewerRequest(edgeFunction(scope, stage, "viewer"));
  return {
    api: { ...FUNCTIONS, ...viewer },
    rendered: { ...FUNCTIONS, ...viewer, ...page, viewerProtocolPolicy: "redirect-to-https" },
    assets: { ...files("pages"), ...page },
    published: { ...files("published"), ...file },
    pages: { ...files("pages"), ...page, ...atViewerRequest(edgeFunction(scope, stage, "pages")) },
  };
};

const origins = (scope: Construct, stage: Stage, pages: CfnBucket): CfnDistribution.OriginProperty[] => {
  const access = new CfnOriginAccessControl(scope, "access", {
    originAccessControlConfig: {
      name: `depositary-${stage.name}`,
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    },
  });
  const s3 = { originAccessControlId: access.attrId, s3OriginConfig: { originAccessIdentity: "" } };
  const published = shared(scope, stage, ["bucket", "published"]);
  return [
    { id: "pages", domainName: pages.attrRegionalDomainName, ...s3 },
    { id: "published", domainName: `${published}.s3.${Aws.REGION}.${Aws.URL_SUFFIX}`, ...s3 },
    {
      id: "api",
      domainName: `${shared(scope, stage, ["api", "id"])}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`,
      customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] },
      originCustomHeaders: [
        {
          headerName: ORIGIN_VERIFY,
          headerValue: `{{resolve:secretsmanager:${shared(scope, stage, ["origin", "secret"])}}}`,
        },
      ],
    },
  ];
};

/** The one public host: BEHAVIOURS as CloudFront knows them. */
export const distribution = (
  scope: Construct,
  stage: Stage,
  { edge, pages }: { readonly edge: Edge; readonly pages: CfnBucket },
): CfnDistribution => {
  const serving = servings(scope, stage);
  const rows = BEHAVIOURS.slice(0, -1).map(({ pattern, by }) => ({ pathPattern: pattern, ...serving[by] }));
  const made = new CfnDistribution(scope, "distribution", {
    distributionConfig: {
      comment: `The public host of depositary-${stage.name}`,
      enabled: true,
      aliases: [stage.publicHost],
      origins: origins(scope, stage, pages),
      cacheBehaviors: rows,
      defaultCacheBehavior: serving[BEHAVIOURS.at(-1)?.by ?? "pages"],
      httpVersion: "http2and3",
      ipv6Enabled: true,
      // Signatories sign where they are, and there are few of them: no continent is left out to save money.
      priceClass: "PriceClass_All",
      viewerCertificate: {
        acmCertificateArn: edge.certificateArn,
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2021",
      },
      webAclId: edge.webAclArn,
    },
  });
  // What the public host's DNS record points to.
  share(scope, stage, ["distribution", "domain", made.attrDomainName]);
  acknowledge(made, {
    "AwsSolutions-CFR1": "The registry is public in every country, and delegations sign from wherever they are",
    "AwsSolutions-CFR3": "Access logs would gather readers' addresses, and the query of a sign-in holds its code",
  });
  return made;
};
