import { headersOf } from "../../../../infra/local/gateway/headers-policy.ts";

const policy = (ResponseHeadersPolicyConfig: object) =>
  headersOf({
    stack: "web",
    logicalId: "strict",
    type: "",
    ref: "",
    arn: "",
    properties: { ResponseHeadersPolicyConfig: { Name: "strict", ...ResponseHeadersPolicyConfig } },
  });
const Override = true;

test("a policy's members are headers, without what wants TLS", () => {
  const SecurityHeadersConfig = {
    ContentSecurityPolicy: { Override, ContentSecurityPolicy: "default-src 'none'; upgrade-insecure-requests" },
    ContentTypeOptions: { Override },
    FrameOptions: { Override, FrameOption: "DENY" },
    ReferrerPolicy: { Override, ReferrerPolicy: "no-referrer" },
    StrictTransportSecurity: { Override, AccessControlMaxAgeSec: 9, IncludeSubdomains: true },
  };
  const CustomHeadersConfig = { Items: [{ Override, Header: "permissions-policy", Value: "camera=()" }] };
  expect(policy({ SecurityHeadersConfig, CustomHeadersConfig })).toEqual({
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=()",
  });
  expect(policy({ SecurityHeadersConfig: {} })).toEqual({});
});

test.each([
  ["a member that would be ignored", { SecurityHeadersConfig: {}, CorsConfig: {} }],
  ["a header that an origin may change", { SecurityHeadersConfig: { ContentTypeOptions: { Override: false } } }],
])("%s stops the boot", (_what, config) => {
  expect(() => policy(config)).toThrow(/ResponseHeadersPolicy strict/);
});
