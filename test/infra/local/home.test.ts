import { atHome, freePort } from "../../../infra/local/home.ts";
import type { Resource } from "../../../infra/local/templates/resources.ts";

const of = (type: string, properties: Resource["properties"]): Resource => ({
  stack: "s",
  logicalId: type,
  type,
  ref: "r",
  arn: "a",
  properties,
});

test("sign-in and buckets name the origin of this machine, all else stays as the template says", () => {
  const address = "https://registry.test/desk/";
  const resources = [
    of("AWS::Cognito::UserPoolClient", { CallbackURLs: [address], LogoutURLs: [address], AllowedOAuthScopes: ["openid"] }),
    of("AWS::S3::Bucket", { CorsConfiguration: { CorsRules: [{ AllowedOrigins: ["https://registry.test"] }] } }),
    of("AWS::Lambda::Function", { Environment: { Variables: { ADDRESS: address } } }),
  ];
  const [client, bucket, handler] = atHome(resources, "http://localhost:4000").map(({ properties }) => properties);
  const here = "http://localhost:4000/desk/";
  expect(client).toEqual({ CallbackURLs: [here], LogoutURLs: [here], AllowedOAuthScopes: ["openid"] });
  expect(bucket).toEqual({ CorsConfiguration: { CorsRules: [{ AllowedOrigins: ["http://localhost:4000"] }] } });
  expect(handler).toEqual(resources[2]?.properties);
});

test("without a sign-in nothing is known to change", () => {
  const resources = [of("AWS::S3::Bucket", { CorsConfiguration: { CorsRules: [{ AllowedOrigins: ["https://a.test"] }] } })];
  expect(atHome(resources, "http://localhost:4000")).toEqual(resources);
});

test("a free port is one that can be listened on", async () => {
  expect(await freePort()).toBeGreaterThan(0);
});
