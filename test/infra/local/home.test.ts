import { atHome, freePort, freePorts, publicOrigin } from "../../../infra/local/home.ts";
import type { Resource } from "../../../infra/local/templates/resources.ts";

const of = (type: string, properties: Resource["properties"], ref = "r"): Resource => ({
  stack: "s",
  logicalId: type,
  type,
  ref,
  arn: "a",
  properties,
});

const home = { pages: "http://localhost:4000", signIn: "http://localhost:4002", s3: "http://127.0.0.1:4004" };

test("sign-in, buckets and what pages are told name this machine, all else stays as the template says", () => {
  const address = "https://registry.test/desk/";
  const issuer = "https://cognito-idp.eu-central-1.amazonaws.com/pool-1";
  const calls = `connect-src https://b1.s3.eu-central-1.amazonaws.com ${issuer}/ https://d1.auth.eu-central-1.amazoncognito.com`;
  const resources = [
    of("AWS::Cognito::UserPoolClient", { CallbackURLs: [address], LogoutURLs: [address], AllowedOAuthScopes: ["openid"] }),
    of("AWS::S3::Bucket", { CorsConfiguration: { CorsRules: [{ AllowedOrigins: ["https://registry.test"] }] } }, "b1"),
    of("AWS::SSM::Parameter", { Value: JSON.stringify({ issuer, redirectUri: address }) }),
    of("AWS::CloudFront::ResponseHeadersPolicy", { Policy: calls }),
    of("AWS::Lambda::Function", { Environment: { Variables: { ADDRESS: address } } }),
    of("AWS::ApiGatewayV2::Authorizer", { JwtConfiguration: { Issuer: issuer } }),
    of("AWS::Cognito::UserPool", {}, "pool-1"),
    of("AWS::Cognito::UserPoolDomain", {}, "d1"),
  ];
  const [client, bucket, parameter, policy, ...others] = atHome(resources, home).map(({ properties }) => properties);
  const here = "http://localhost:4000/desk/";
  expect(client).toEqual({ CallbackURLs: [here], LogoutURLs: [here], AllowedOAuthScopes: ["openid"] });
  expect(bucket).toEqual({ CorsConfiguration: { CorsRules: [{ AllowedOrigins: ["http://localhost:4000"] }] } });
  expect(JSON.parse(String(parameter?.Value))).toEqual({ issuer: "http://localhost:4002", redirectUri: here });
  expect(policy).toEqual({ Policy: "connect-src http://127.0.0.1:4004 http://localhost:4002/ http://localhost:4002" });
  expect(others).toEqual(resources.slice(4).map(({ properties }) => properties));
});

test("the public host is where the sign-in leads back to", () => {
  const client = of("AWS::Cognito::UserPoolClient", { CallbackURLs: ["https://registry.test/desk/"] });
  expect(publicOrigin([client])).toBe("https://registry.test");
  expect(() => publicOrigin([])).toThrow(/no sign-in/);
});

test("free ports are others each, and can be listened on", async () => {
  const ports = await freePorts(5);
  expect(new Set(ports).size).toBe(5);
  expect(Math.min(...ports, await freePort())).toBeGreaterThan(0);
});
