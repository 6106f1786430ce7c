import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { createAuthorizer } from "../../../../infra/local/gateway/authorizer.ts";
import { type SignIn, startSignIn } from "../../../../infra/local/sign-in/sign-in.ts";
import { signInAs } from "../../../../infra/local/sign-in/token.ts";
import { temporaryDirectory } from "../../../fixtures/cloud/synth.ts";

const directory = temporaryDirectory();
const redirectUri = "http://localhost:4000/desk/";
const options = {
  directory,
  users: [
    { id: "aigul", name: "Айгүл <Officer>", groups: ["KZ.treaty-officer", "KZ.legal-adviser"] },
    { id: "guest", name: "Guest", groups: [] },
  ],
  clients: [
    {
      clientId: "desk-client",
      redirectUris: [redirectUri],
      logoutUris: ["http://localhost:4000/"],
      scopes: ["openid", "depositary/act"],
    },
  ],
};
let signIn: SignIn;
const target = () => ({ issuer: signIn.issuer, clientId: "desk-client", redirectUri, scopes: ["openid", "depositary/act"] });

beforeAll(async () => {
  signIn = await startSignIn(options);
});
afterAll(() => signIn.close());

test("an access token has Cognito's claims", async () => {
  const { access_token, expires_in } = await signInAs("aigul", target());
  expect(expires_in).toBe(3600);
  expect(decodeProtectedHeader(access_token).alg).toBe("RS256");
  expect(decodeJwt(access_token)).toMatchObject({
    iss: signIn.issuer,
    sub: "aigul",
    username: "aigul",
    client_id: "desk-client",
    token_use: "access",
    scope: "openid depositary/act",
    "cognito:groups": ["KZ.treaty-officer", "KZ.legal-adviser"],
  });
});

test("a user without groups has no such claim; the ID token has the name", async () => {
  const { access_token, id_token } = await signInAs("guest", { ...target(), scopes: ["openid", "profile"] });
  expect(decodeJwt(access_token)).not.toHaveProperty("cognito:groups");
  expect(decodeJwt(id_token)).toMatchObject({ sub: "guest", aud: "desk-client", name: "Guest", "cognito:username": "guest" });
});

test("the gateway's authorizer takes the token, and hands the groups over as HTTP APIs do", async () => {
  const authorize = createAuthorizer(() => signIn);
  const { access_token } = await signInAs("aigul", target());
  const authorization = { issuer: "cognito", audience: ["desk-client"], scopes: ["depositary/act"] };
  const verdict = await authorize(authorization, `Bearer ${access_token}`);
  expect(verdict).toMatchObject({
    jwt: {
      claims: { sub: "aigul", "cognito:groups": "[KZ.treaty-officer KZ.legal-adviser]" },
      scopes: ["openid", "depositary/act"],
    },
  });
});

test("a refresh token gives the next access token, with a page's CORS", async () => {
  const { refresh_token } = await signInAs("aigul", target());
  const body = new URLSearchParams({ grant_type: "refresh_token", client_id: "desk-client", refresh_token });
  const ask = (origin: string) => fetch(`${signIn.issuer}/oauth2/token`, { method: "POST", body, headers: { origin } });
  expect(await (await ask("http://evil.example")).text()).toMatch(/origin/);
  const response = await ask("http://localhost:4000");
  expect(response.headers.get("access-control-allow-origin")).toBe("http://localhost:4000");
  expect(decodeJwt((await response.json()).access_token)).toMatchObject({ sub: "aigul", token_use: "access" });
});

test.each<[string, string, object, RegExp]>([
  ["somebody unknown", "mallory", {}, /Nobody of this name/],
  ["an unknown client", "aigul", { clientId: "other" }, /invalid_client/],
  ["another redirect URI", "aigul", { redirectUri: "http://localhost:4000/elsewhere" }, /redirect_uri/],
])("%s is refused", async (_, user, change, said) => {
  await expect(signInAs(user, { ...target(), ...change })).rejects.toMatchObject({
    code: "sign-in-failed",
    message: expect.stringMatching(said),
  });
});

const authorizeUrl = (changes: Record<string, string>) =>
  `${signIn.issuer}/oauth2/authorize?${new URLSearchParams({
    client_id: "desk-client",
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid",
    ...changes,
  })}`;

test("a code without PKCE is refused", async () => {
  const response = await fetch(authorizeUrl({}), { redirect: "manual" });
  expect(response.headers.get("location")).toMatch(/error=invalid_request.*PKCE/);
});

/** A sign-in that was begun: the address of its page, and the cookies to ask it with. */
const begin = async () => {
  const begun = await fetch(authorizeUrl({ code_challenge: "a".repeat(43), code_challenge_method: "S256" }), {
    redirect: "manual",
  });
  const cookies = begun.headers.getSetCookie().map((line) => line.split(";")[0]);
  return { url: new URL(begun.headers.get("location") ?? "", signIn.issuer), headers: { cookie: cookies.join("; ") } };
};

test("the page says that it protects nothing, and names the users", async () => {
  const { url, headers } = await begin();
  const html = await (await fetch(url, { headers })).text();
  expect(html).toContain("Local mode: nothing is protected here.");
  expect(html).toContain("Айгүл &lt;Officer&gt;<small>KZ.treaty-officer, KZ.legal-adviser</small>");
});

test("a name and its password sign in as well; another password does not", async () => {
  const { url, headers } = await begin();
  const typed = (password: string) =>
    fetch(url, { method: "POST", headers, body: new URLSearchParams({ username: "aigul", password }), redirect: "manual" });
  expect((await typed("guess")).status).toBe(400);
  const led = await typed("sample");
  expect([led.status, new URL(led.headers.get("location") ?? "").pathname]).toEqual([
    303,
    expect.stringContaining("/oauth2/authorize"),
  ]);
});

test("a sign-in that nobody began is 400", async () => {
  expect((await fetch(`${signIn.issuer}/interaction/abc`)).status).toBe(400);
});

test("logging out forgets the session and leads to a registered address only", async () => {
  const ask = (logout_uri: string) =>
    fetch(`${signIn.issuer}/logout?${new URLSearchParams({ client_id: "desk-client", logout_uri })}`, { redirect: "manual" });
  const out = await ask("http://localhost:4000/");
  expect([out.status, out.headers.get("location")]).toEqual([302, "http://localhost:4000/"]);
  expect(out.headers.getSetCookie()).toContain("_session=; path=/; max-age=0");
  expect((await ask("http://evil.example/")).status).toBe(400);
});

test("its keys are the same at the next boot", async () => {
  const keyIds = async ({ jwksUri }: SignIn) => (await (await fetch(jwksUri)).json()).keys.map(({ kid }: { kid: string }) => kid);
  const again = await startSignIn(options);
  expect(await keyIds(again)).toEqual(await keyIds(signIn));
  await again.close();
});

test("a port that is taken is a Fault that names the log", async () => {
  const port = Number(new URL(signIn.issuer).port);
  const message = `The local sign-in did not start: see ${join(directory, "sign-in.log")}.`;
  await expect(startSignIn({ ...options, port })).rejects.toMatchObject({ code: "sign-in-not-started", message });
  expect(readFileSync(join(directory, "sign-in.log"), "utf8")).toContain("EADDRINUSE");
});
