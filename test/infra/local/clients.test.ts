import { clientsOf, signInTarget } from "../../../infra/local/clients.ts";

const client = {
  stack: "service",
  logicalId: "Desk",
  type: "AWS::Cognito::UserPoolClient",
  ref: "c1",
  arn: "c1",
  properties: { CallbackURLs: ["http://localhost:4000/desk/", "http://localhost:4000/other/"], AllowedOAuthScopes: ["openid"] },
};

test("the template's clients are the sign-in's, and code signs in as the first", () => {
  const clients = clientsOf([client, { ...client, type: "AWS::Cognito::UserPool" }]);
  expect(clients).toEqual([{ clientId: "c1", redirectUris: client.properties.CallbackURLs, logoutUris: [], scopes: ["openid"] }]);
  const target = { issuer: "http://localhost:1", clientId: "c1", redirectUri: "http://localhost:4000/desk/", scopes: ["openid"] };
  expect(signInTarget("http://localhost:1", clients)).toEqual(target);
});
