import { distributionOf } from "../../infra/local/gateway/distribution.ts";
import { type Front, serveFront } from "../../infra/local/gateway/front.ts";
import { type Installation, install } from "../../infra/local/installation.ts";
import { loadAssembly } from "../../infra/local/templates/assembly.ts";
import { type Resource, resolveStacks } from "../../infra/local/templates/resources.ts";
import { BUILT, folderOf } from "../fixtures/pages.ts";
import { temporaryDirectory } from "./support.ts";

describe("the public host of the local cloud", () => {
  let cloud: Installation;
  beforeAll(async () => {
    cloud = await install({ directory: temporaryDirectory(), pages: folderOf(BUILT) });
  });
  afterAll(() => cloud.stop());
  const get = (path: string, init: RequestInit = {}) => fetch(cloud.publicUrl + path, init);

  test.each([
    ["/verify", "the check of a file"],
    ["/desk", "the desk"],
    ["/desk/agreements/1?language=kk", "the desk"],
    ["/sign", "the signing room"],
    ["/assets/index-1a2b.js", "1"],
  ])("%s is %s", async (path, content) => {
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([200, content]);
  });

  test.each([
    "/deskx",
    "/verify.html",
    "/assets/none.js",
    "/public/none.pdf",
    "/log/checkpoint",
  ])("%s is not there", async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test.each(["/", "/docs"])("%s is rendered by the registry's function", async (path) => {
    const response = await get(path);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(await response.text()).toContain('<main id="content"');
    const asked = await get(path, { method: "HEAD" });
    expect([asked.status, await asked.text()]).toEqual([200, ""]);
  });

  test("a page that is not there says so to who only asks", async () => {
    expect((await get("/agreements/KAZ-UZB-1999-0001", { method: "HEAD" })).status).toBe(404);
  });

  test("the API answers behind it and refuses who goes round it", async () => {
    expect((await get("/v1/registry/agreements")).status).toBe(200);
    const around = await fetch(`${cloud.apiUrl}/v1/registry/agreements`);
    expect(await around.json()).toMatchObject({ type: expect.stringContaining("wrong-host") });
  });

  test("pages call this machine's buckets and sign-in and nothing else, and are asked for again", async () => {
    const { headers } = await get("/desk");
    const [, called = ""] = /connect-src 'self' ([^;]+)/.exec(headers.get("content-security-policy") ?? "") ?? [];
    expect(new Set(called.split(" ").map((source) => new URL(source).origin))).toEqual(
      new Set([new URL(cloud.endpoints.AWS_ENDPOINT_URL_S3 ?? "").origin, cloud.issuer]),
    );
    expect(headers.get("cache-control")).toBe("no-cache");
    expect((await get("/assets/index-1a2b.js")).headers.get("cache-control")).toContain("immutable");
  });

  test("the settings of the pages lead to this machine's sign-in and back", async () => {
    const { demonstration, signIn } = await (await get("/config.json")).json();
    expect(demonstration).toBe(true);
    expect(signIn).toMatchObject({ issuer: cloud.issuer, redirectUri: `${cloud.publicUrl}/desk/`, scopes: ["openid"] });
    const query = new URLSearchParams({
      client_id: signIn.clientId,
      redirect_uri: signIn.redirectUri,
      response_type: "code",
      scope: "openid",
      code_challenge: "0".repeat(43),
      code_challenge_method: "S256",
    });
    const asked = await fetch(`${signIn.issuer}/oauth2/authorize?${query}`, { redirect: "manual" });
    expect([asked.status, asked.headers.get("location")]).toEqual([303, expect.stringMatching(/^\/interaction\//)]);
  });
});

describe("what the template lacks, this machine lacks", () => {
  const resources = resolveStacks(loadAssembly("cdk.out"));
  const fronts: Front[] = [];
  afterEach(() => Promise.all(fronts.splice(0).map(({ close }) => close())));

  /** The front alone, before an API that says so and buckets that say what they are asked for. */
  const frontOf = async (changed: (config: Record<string, unknown>) => object): Promise<(path: string) => Promise<string>> => {
    const spoilt = resources.map((resource): Resource => {
      const { DistributionConfig } = resource.properties;
      return DistributionConfig
        ? { ...resource, properties: { DistributionConfig: { ...DistributionConfig, ...changed(Object(DistributionConfig)) } } }
        : resource;
    });
    const front = await serveFront({
      gateway: async (_, response) => void response.end("the API"),
      distribution: distributionOf(spoilt),
      filesOf: (bucket) => async (path) => ({ bytes: Buffer.from(`${bucket}${path}`), contentType: "text/plain" }),
    });
    fronts.push(front);
    return async (path) => (await fetch(front.url + path)).text();
  };
  const without = (pattern: string) =>
    frontOf(({ CacheBehaviors }) => ({
      CacheBehaviors: (CacheBehaviors as { PathPattern: string }[]).filter(({ PathPattern }) => PathPattern !== pattern),
    }));

  test("nothing is missing", async () => {
    const ask = await without("/nothing");
    expect(await ask("/v1/registry/agreements")).toBe("the API");
    expect(await ask("/agreements/KAZ-UZB-2023-0007")).toBe("the API");
    expect(await ask("/public/1.pdf")).toMatch(/published.*\/public\/1\.pdf$/);
    expect(await ask("/assets/1.js")).toMatch(/pages.*\/assets\/1\.js$/);
    expect(await ask("/sign")).toMatch(/pages.*\/sign\.html$/);
  });

  test.each([
    ["/v1/*", "/v1/registry/agreements"],
    ["/agreements/*", "/agreements/KAZ-UZB-2023-0007"],
    ["/assets/*", "/assets/1.js"],
    ["/public/*", "/public/1.pdf"],
    ["/log/*", "/log/checkpoint"],
    ["/snapshots/*", "/snapshots/1"],
  ])("without %s, %s is not found", async (pattern, path) => {
    expect(await (await without(pattern))(path)).toContain("<title>404");
  });

  test("without the documents' function there are no pages", async () => {
    const ask = await frontOf(({ DefaultCacheBehavior }) => {
      const { FunctionAssociations: _, ...rest } = Object(DefaultCacheBehavior);
      return { DefaultCacheBehavior: rest };
    });
    expect(await ask("/sign")).toMatch(/pages.*\/sign$/);
  });
});
