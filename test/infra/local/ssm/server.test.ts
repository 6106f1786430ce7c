import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from "@aws-sdk/client-ssm";
import type { Listening } from "../../../../infra/local/aws-json.ts";
import { startSsm } from "../../../../infra/local/ssm/server.ts";
import { account, clientFor, recorder, refusalOf, region, temporaryDirectory } from "../client.ts";

const { calls, onCall } = recorder();
const table = { Name: "/depositary/data/agreements", Type: "String", Value: "Agreements-1" };
const hosts = { Name: "/depositary/web/hosts", Type: "StringList", Value: "a,b", Description: "public hosts" };
const open: Listening[] = [];
const boot = async (parameters: unknown[] = [table, hosts], directory = temporaryDirectory()) => {
  const server = await startSsm({ directory, region, account, parameters, onCall });
  open.push(server);
  return new SSMClient(clientFor(server.url));
};
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

const get = async (ssm: SSMClient, Name: string) => (await ssm.send(new GetParameterCommand({ Name }))).Parameter;
const put = (ssm: SSMClient, Name: string, Value: string, more: object = {}) =>
  ssm.send(new PutParameterCommand({ Name, Value, Type: "String", ...more }));

test("a template's parameter is there", async () => {
  const ssm = await boot();
  const parameter = await get(ssm, table.Name);
  expect(parameter).toMatchObject({ ...table, Version: 1, DataType: "text" });
  expect(parameter?.ARN).toBe(`arn:aws:ssm:${region}:${account}:parameter/depositary/data/agreements`);
  expect(Math.abs(Date.now() - (parameter?.LastModifiedDate?.getTime() ?? 0))).toBeLessThan(5000);
  expect(await refusalOf(get(ssm, "/depositary/none"))).toBe("ParameterNotFound");
});

test("several by name, with those that are not there named", async () => {
  const ssm = await boot();
  const answer = await ssm.send(new GetParametersCommand({ Names: [hosts.Name, "none"], WithDecryption: true }));
  expect(answer.Parameters?.map(({ Name, Type, Value }) => ({ Name, Type, Value }))).toEqual([
    { Name: hosts.Name, Type: "StringList", Value: "a,b" },
  ]);
  expect(answer.InvalidParameters).toEqual(["none"]);
});

test("a put needs Overwrite where there is a value, and raises the version", async () => {
  const ssm = await boot();
  expect(await put(ssm, "/depositary/root", "v1")).toMatchObject({ Version: 1, Tier: "Standard" });
  expect(await refusalOf(put(ssm, "/depositary/root", "v2"))).toBe("ParameterAlreadyExists");
  expect((await get(ssm, "/depositary/root"))?.Value).toBe("v1");
  const overwrite = new PutParameterCommand({ Name: "/depositary/root", Value: "v2", Overwrite: true });
  expect((await ssm.send(overwrite)).Version).toBe(2);
  expect(await get(ssm, "/depositary/root")).toMatchObject({ Value: "v2", Version: 2 });
  const retype = put(ssm, "/depositary/root", "v3", { Overwrite: true, Type: "StringList" });
  expect(await refusalOf(retype)).toBe("HierarchyTypeMismatchException");
});

test("by path: one level or all, in pages, and no neighbour whose name only begins alike", async () => {
  const names = ["a", "b", "c/d", "c/e/f"].map((name) => `/p/${name}`);
  const ssm = await boot([...names, "/pq", "p", "/p2/a"].map((Name) => ({ Name, Type: "String", Value: Name })));
  const list = async (input: { Path: string; Recursive?: boolean; MaxResults?: number }) => {
    const pages: string[][] = [];
    let NextToken: string | undefined;
    do {
      const page = await ssm.send(new GetParametersByPathCommand({ ...input, NextToken }));
      pages.push((page.Parameters ?? []).map(({ Name = "" }) => Name));
      NextToken = page.NextToken;
    } while (NextToken);
    return pages;
  };
  expect(await list({ Path: "/p" })).toEqual([["/p/a", "/p/b"]]);
  expect(await list({ Path: "/p/", Recursive: true })).toEqual([names]);
  expect(await list({ Path: "/p", Recursive: true, MaxResults: 3 })).toEqual([names.slice(0, 3), names.slice(3)]);
  expect(await list({ Path: "/" })).toEqual([["/pq"]]);
  expect(await list({ Path: "/none" })).toEqual([[]]);
});

test.each<[string, (ssm: SSMClient) => Promise<unknown>]>([
  ["a secure string", (ssm) => put(ssm, "/s", "v", { Type: "SecureString" })],
  ["a first put without a type", (ssm) => put(ssm, "/s", "v", { Type: undefined })],
  ["a description, which nothing here would show", (ssm) => put(ssm, "/s", "v", { Description: "d" })],
  ["more than 4096 bytes", (ssm) => put(ssm, "/s", "қ".repeat(2049))],
  ["an empty value", (ssm) => put(ssm, "/s", "")],
  ["a name with a space", (ssm) => put(ssm, "/a b", "v")],
  ["a relative path", (ssm) => put(ssm, "a/b", "v")],
  ["a reserved name", (ssm) => put(ssm, "/aws/x", "v")],
  ["a version selector", (ssm) => get(ssm, "/depositary/data/agreements:1")],
  ["filters", (ssm) => ssm.send(new GetParametersByPathCommand({ Path: "/", ParameterFilters: [{ Key: "Type" }] }))],
])("refuses %s", async (_, call) => {
  expect(await refusalOf(call(await boot()))).toBe("ValidationException");
});

test("refuses an operation that is not served", async () => {
  const ssm = await boot();
  expect(await refusalOf(ssm.send(new DeleteParameterCommand({ Name: "/a" })))).toBe("UnknownOperationException");
});

test("at the next boot the template's names are the template's, and others persist", async () => {
  const directory = temporaryDirectory();
  const ssm = await boot([table, hosts], directory);
  await put(ssm, table.Name, "changed by hand", { Overwrite: true });
  await put(ssm, "/runtime/root", "kept");
  await open.pop()?.close();
  const again = await boot([table], directory);
  expect(await get(again, table.Name)).toMatchObject({ Value: table.Value, Version: 3 });
  expect((await get(again, "/runtime/root"))?.Value).toBe("kept");
  expect(await refusalOf(get(again, hosts.Name))).toBe("ParameterNotFound");
  await open.pop()?.close();
  expect((await get(await boot([table], directory), table.Name))?.Version).toBe(3);
});

test("reports permissions in IAM's words", async () => {
  const ssm = await boot();
  calls.splice(0);
  await get(ssm, table.Name);
  await put(ssm, "plain", "v");
  await ssm.send(new GetParametersByPathCommand({ Path: "/depositary", Recursive: true }));
  expect(calls.map(({ action, resource, context }) => [action, resource.split(":").pop(), context])).toEqual([
    ["ssm:GetParameter", "parameter/depositary/data/agreements", {}],
    ["ssm:PutParameter", "parameter/plain", { "ssm:Overwrite": "false" }],
    ["ssm:GetParametersByPath", "parameter/depositary", { "ssm:Recursive": "true" }],
  ]);
});

test.each([
  [{ ...table, Type: "SecureString" }, /Type/],
  [{ ...table, AllowedPattern: ".*" }, /not supported by the local cloud: AllowedPattern/],
  [{ ...table, Value: { Ref: "Table" } }, /Value/],
])("a boot with %j fails", async (properties, message) => {
  await expect(boot([properties])).rejects.toThrow(message);
});
