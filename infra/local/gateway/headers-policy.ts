import { z } from "zod";
import { readProperties } from "../properties.ts";
import type { Resource } from "../templates/resources.ts";

const always = { Override: z.literal(true) };

const policy = z.strictObject({
  Name: z.string(),
  SecurityHeadersConfig: z.strictObject({
    ContentSecurityPolicy: z.strictObject({ ...always, ContentSecurityPolicy: z.string() }).optional(),
    ContentTypeOptions: z.strictObject(always).optional(),
    FrameOptions: z.strictObject({ ...always, FrameOption: z.string() }).optional(),
    ReferrerPolicy: z.strictObject({ ...always, ReferrerPolicy: z.string() }).optional(),
    StrictTransportSecurity: z
      .strictObject({ ...always, AccessControlMaxAgeSec: z.number(), IncludeSubdomains: z.boolean() })
      .optional(),
  }),
  CustomHeadersConfig: z
    .strictObject({ Items: z.array(z.strictObject({ ...always, Header: z.string(), Value: z.string() })) })
    .optional(),
});

/**
 * The headers that an AWS::CloudFront::ResponseHeadersPolicy puts on each answer. Nothing here speaks TLS, so what demands it is left out.
 * Fault `template-not-understood` for a member that would be ignored.
 */
export const headersOf = ({ logicalId, properties }: Resource): Record<string, string> => {
  const what = `AWS::CloudFront::ResponseHeadersPolicy ${logicalId}`;
  const { ResponseHeadersPolicyConfig } = readProperties(
    z.strictObject({ ResponseHeadersPolicyConfig: policy }),
    what,
    properties,
  );
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = ResponseHeadersPolicyConfig;
  const csp = security.ContentSecurityPolicy?.ContentSecurityPolicy.replace("; upgrade-insecure-requests", "");
  return {
    ...(csp ? { "content-security-policy": csp } : {}),
    ...(security.ContentTypeOptions ? { "x-content-type-options": "nosniff" } : {}),
    ...(security.FrameOptions ? { "x-frame-options": security.FrameOptions.FrameOption } : {}),
    ...(security.ReferrerPolicy ? { "referrer-policy": security.ReferrerPolicy.ReferrerPolicy } : {}),
    ...Object.fromEntries((custom?.Items ?? []).map(({ Header, Value }) => [Header, Value])),
  };
};
