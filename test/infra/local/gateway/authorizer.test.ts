import { createServer, type Server } from "node:http";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { type Authorizer, claimsOf, createAuthorizer } from "../../../../infra/local/gateway/authorizer.ts";
import { close, listen } from "../../../../infra/local/http.ts";

const issuer = "http://localhost:1/local";
const authorization = {
  issuer: "https://cognito-idp.eu-central-1.amazonaws.com/pool",
  audience: ["desk-client"],
  scopes: [] as string[],
};
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let server: Server;
let authorize: Authorizer;

beforeAll(async () => {
  keys = await generateKeyPair("RS256");
  const jwk = await exportJWK(keys.publicKey);
  server = createServer((_, response) => void response.end(JSON.stringify({ keys: [{ ...jwk, kid: "1", alg: "RS256" }] })));
  const port = await listen(server);
  authorize = createAuthorizer((given) => {
    expect(given).toBe(authorization.issuer);
    return { issuer, jwksUri: `http://127.0.0.1:${port}/jwks` };
  });
});
afterAll(() => close(server));

const soon = () => Math.floor(Date.now() / 1000) + 60;
const token = (claims: JWTPayload, key: CryptoKey = keys.privateKey) =>
  new SignJWT({ iss: issuer, client_id: "desk-client", exp: soon(), ...claims })
    .setProtectedHeader({ alg: "RS256", kid: "1" })
    .sign(key);

test("claims are handed over as strings, as HTTP APIs do", async () => {
  const jwt = await token({
    sub: "aigul",
    token_use: "access",
    "cognito:groups": ["KZ.treaty-officer", "KZ.legal-adviser"],
    exp: 4_000_000_000,
  });
  const claims = {
    iss: issuer,
    client_id: "desk-client",
    sub: "aigul",
    token_use: "access",
    "cognito:groups": "[KZ.treaty-officer KZ.legal-adviser]",
    exp: "4000000000",
  };
  expect(await authorize(authorization, `Bearer ${jwt}`)).toEqual({ jwt: { claims, scopes: null } });
  expect(await authorize(authorization, jwt)).toEqual({ jwt: { claims, scopes: null } });
  expect(claimsOf({ one: ["a"], none: [], flag: true, nested: { a: 1 } })).toEqual({
    one: "[a]",
    none: "[]",
    flag: "true",
    nested: '{"a":1}',
  });
});

test("aud counts before client_id", async () => {
  expect(await authorize(authorization, await token({ aud: "desk-client", client_id: "other" }))).toHaveProperty("jwt");
  expect(await authorize(authorization, await token({ aud: "other" }))).toMatchObject({ status: 401 });
});

test("a route's scopes: one of them is enough, none is 403", async () => {
  const scoped = { ...authorization, scopes: ["depositary/read", "depositary/write"] };
  const granted = await authorize(scoped, await token({ scope: "openid depositary/read" }));
  expect(granted).toMatchObject({ jwt: { scopes: ["openid", "depositary/read"] } });
  const wwwAuthenticate = expect.stringMatching(/^Bearer scope="depositary\/read depositary\/write" error="insufficient_scope"/);
  expect(await authorize(scoped, await token({ scope: "openid" }))).toEqual({ status: 403, wwwAuthenticate });
  expect(await authorize(scoped, await token({}))).toMatchObject({ status: 403 });
});

const strangers = async () => (await generateKeyPair("RS256")).privateKey;
test.each<[string, () => Promise<string>, RegExp]>([
  ["another audience", () => token({ client_id: "other" }), /error_description="the token does not have a valid audience"$/],
  ["no audience at all", () => token({ client_id: undefined }), /valid audience/],
  ["another issuer", () => token({ iss: "http://elsewhere" }), /iss/],
  ["a token that ran out", () => token({ exp: 1 }), /exp/],
  ["a token of tomorrow", () => token({ nbf: soon() + 86_400 }), /nbf/],
  ["a stranger's signature", async () => token({}, await strangers()), /signature verification failed/],
  ["no token", async () => "Bearer abc", /Invalid Compact JWS/],
  ["an unsigned token", async () => `Bearer ${btoa('{"alg":"none"}')}.${btoa("{}")}.`, /error="invalid_token"/],
])("%s is 401 and says why", async (_, header, reason) => {
  const wwwAuthenticate = expect.stringMatching(/^Bearer scope="" error="invalid_token" error_description="[^"]*"$/);
  const verdict = await authorize(authorization, await header());
  expect(verdict).toEqual({ status: 401, wwwAuthenticate });
  expect(verdict).toMatchObject({ wwwAuthenticate: expect.stringMatching(reason) });
});

test("a request without a token is 401", async () => {
  expect(await authorize(authorization, undefined)).toEqual({ status: 401, wwwAuthenticate: "Bearer" });
});
