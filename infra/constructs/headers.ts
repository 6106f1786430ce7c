import { CfnResponseHeadersPolicy } from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";
import type { Stage } from "../settings.ts";

type Security = CfnResponseHeadersPolicy.SecurityHeadersConfigProperty;

/** CloudFront has a member of its own for each of these headers, and refuses them among the custom ones. */
const SECURITY: Readonly<Record<string, (value: string) => Security>> = {
  "content-security-policy": (value) => ({ contentSecurityPolicy: { contentSecurityPolicy: value, override: true } }),
  "referrer-policy": (value) => ({ referrerPolicy: { referrerPolicy: value, override: true } }),
  "x-content-type-options": () => ({ contentTypeOptions: { override: true } }),
  "x-frame-options": (value) => ({ frameOptions: { frameOption: value, override: true } }),
  "strict-transport-security": (value) => ({
    strictTransportSecurity: {
      accessControlMaxAgeSec: Number(/max-age=(\d+)/.exec(value)?.[1]),
      includeSubdomains: value.includes("includeSubDomains"),
      override: true,
    },
  }),
};

/** Puts these headers on every answer, in place of the origin's own. */
export const headersPolicy = (
  scope: Construct,
  stage: Stage,
  { name, headers }: { readonly name: string; readonly headers: Readonly<Record<string, string>> },
): CfnResponseHeadersPolicy => {
  const all = Object.entries(headers);
  const custom = all.filter(([header]) => !(header in SECURITY));
  return new CfnResponseHeadersPolicy(scope, `headers-${name}`, {
    responseHeadersPolicyConfig: {
      name: `depositary-${stage.name}-${name}`,
      securityHeadersConfig: Object.assign({}, ...all.map(([header, value]) => SECURITY[header]?.(value))),
      ...(custom.length > 0
        ? { customHeadersConfig: { items: custom.map(([header, value]) => ({ header, value, override: true })) } }
        : {}),
    },
  });
};
