import { arn } from "../../infra/local/templates/account.ts";
import { FUNCTIONS, type FunctionName } from "../../shared/api/surfaces.ts";
import { type Asked, administrator, functionRole, principalOf, simulate, synthesized } from "./simulation.ts";

const resources = synthesized();
const of = (type: string, logicalId: string): string => {
  const found = resources.find((it) => it.type === `AWS::${type}` && it.logicalId === logicalId);
  if (!found) throw new Error(`no template has ${logicalId}`);
  return found.arn;
};
const table = (name: string): string => arn("dynamodb", `table/depositary-local-${name}`);
const key = (name: string): string => of("KMS::Key", `key${name}`);
const object = (bucket: string, path: string): string => `${of("S3::Bucket", `bucket${bucket}`)}/${path}`;
const onKeys = (...keys: string[]) => ({ "dynamodb:LeadingKeys": keys });

const answer = (name: FunctionName, asked: Asked) => simulate(resources, principalOf(functionRole(resources, name)), asked);
const hash = "0".repeat(64);
const agreements = { resource: table("agreements"), context: onKeys("agreement/0123456789abcdef") };
const create = { "s3:ObjectCreationOperation": "true" };
const once = { ...create, "s3:if-none-match": "*" };

/** Calls that must be denied, each beside one like it that must not be: the simulation tells them apart. */
const pairs: readonly (readonly [what: string, name: FunctionName, denied: Asked, allowed: Asked])[] = [
  [
    "the desk makes codes but no links",
    "desk",
    { action: "kms:GenerateMac", resource: key("link") },
    { action: "kms:GenerateMac", resource: key("code") },
  ],
  [
    "the desk does not verify links either",
    "desk",
    { action: "kms:VerifyMac", resource: key("link") },
    { action: "kms:GenerateMac", resource: key("code") },
  ],
  [
    "the desk has a step tried and fills no queue of the clock's",
    "desk",
    { action: "sqs:SendMessage", resource: arn("sqs", "depositary-local-clock") },
    { action: "sqs:SendMessage", resource: arn("sqs", "depositary-local-notify") },
  ],
  [
    "the desk marks letters and leaves the tries of codes alone",
    "desk",
    { action: "dynamodb:UpdateItem", resource: table("work"), context: onKeys("tries#code") },
    { action: "dynamodb:UpdateItem", resource: table("work"), context: onKeys("delivery#agreement/0123456789abcdef") },
  ],
  [
    "a reaction keeps why it failed and touches no letter",
    "affix",
    { action: "dynamodb:UpdateItem", resource: table("work"), context: onKeys("delivery#agreement/0123456789abcdef") },
    { action: "dynamodb:UpdateItem", resource: table("work"), context: onKeys("step#agreement/0123456789abcdef") },
  ],
  [
    "the signing room verifies links and makes none",
    "signing-room",
    { action: "kms:GenerateMac", resource: key("link") },
    { action: "kms:VerifyMac", resource: key("link") },
  ],
  [
    "the registry reads what is public only",
    "registry",
    { action: "dynamodb:Query", resource: table("registry"), context: onKeys("internal#entry#KAZ-UZB-2026-0001") },
    { action: "dynamodb:Query", resource: table("registry"), context: onKeys("public#entry#KAZ-UZB-2026-0001") },
  ],
  [
    "the registry reads no file of the records",
    "registry",
    { action: "s3:GetObject", resource: object("records", `sealed/${hash}.pdf`) },
    { action: "dynamodb:Query", resource: table("registry"), context: onKeys("public#text") },
  ],
  [
    "affix signs with the authority's key, not as the certification",
    "affix",
    { action: "kms:Sign", resource: key("certification") },
    { action: "kms:Sign", resource: key("ca") },
  ],
  [
    "prepare certifies and issues no certificate",
    "prepare",
    { action: "kms:Sign", resource: key("ca") },
    { action: "kms:Sign", resource: key("certification") },
  ],
  [
    "the signing room appends events and writes no entry",
    "signing-room",
    { action: "dynamodb:PutItem", resource: table("registry"), context: onKeys("public#entry#KAZ-UZB-2026-0001") },
    { action: "dynamodb:PutItem", ...agreements },
  ],
  [
    "seal creates a sealed file and overwrites none",
    "seal",
    { action: "s3:PutObject", resource: object("records", `sealed/${hash}.pdf`), context: create },
    { action: "s3:PutObject", resource: object("records", `sealed/${hash}.pdf`), context: once },
  ],
  [
    "seal writes only sealed files",
    "seal",
    { action: "s3:PutObject", resource: object("records", `texts/${hash}.pdf`), context: once },
    { action: "s3:PutObject", resource: object("records", `sealed/${hash}.pdf`), context: once },
  ],
  [
    "nothing goes over a plain connection",
    "seal",
    {
      action: "s3:GetObject",
      resource: object("records", `texts/${hash}.pdf`),
      context: { "aws:SecureTransport": "false" },
    },
    { action: "s3:GetObject", resource: object("records", `texts/${hash}.pdf`) },
  ],
];

test.each(pairs)("%s", async (_, name, denied, allowed) => {
  expect(await answer(name, denied)).toMatch(/^(Implicitly|Explicitly)Denied$/);
  expect(await answer(name, allowed)).toBe("Allowed");
});

test.each([
  { action: "s3:GetObject", resource: object("records", `texts/${hash}.pdf`) },
  { action: "s3:GetObject", resource: object("intake", "uploads/agreement/0123456789abcdef/1/0.pdf") },
  { action: "kms:Decrypt", resource: key("data") },
  { action: "dynamodb:Query", ...agreements },
])("inspect, which parses hostile files, may not $action", async (asked) => {
  expect(await answer("inspect", asked)).toBe("ImplicitlyDenied");
});

describe("not even an administrator", () => {
  const asAdministrator = (asked: Asked) => simulate(resources, administrator, asked);

  test.each(["dynamodb:DeleteItem", "dynamodb:UpdateItem", "dynamodb:PartiQLDelete"])("%s on Agreements", async (action) => {
    expect(await asAdministrator({ action, ...agreements })).toBe("ExplicitlyDenied");
    expect(await asAdministrator({ action, resource: table("work"), context: onKeys("step#x") })).toBe("Allowed");
  });

  test("deletes a version of a record", async () => {
    const action = "s3:DeleteObjectVersion";
    const context = { "s3:VersionId": "1" };
    const denied = { action, resource: object("records", `texts/${hash}.pdf`), context };
    expect(await asAdministrator(denied)).toBe("ExplicitlyDenied");
    // A text that was uploaded by mistake can be destroyed.
    expect(await asAdministrator({ action, resource: object("drafts", `${hash}.pdf`), context })).toBe("Allowed");
  });

  test("overwrites a record", async () => {
    const put = { action: "s3:PutObject", resource: object("records", `texts/${hash}.pdf`) };
    expect(await asAdministrator({ ...put, context: create })).toBe("ExplicitlyDenied");
    expect(await asAdministrator({ ...put, context: once })).toBe("Allowed");
  });

  test("shortens a record's retention", async () => {
    const asked = { action: "s3:PutObjectRetention", resource: object("records", `texts/${hash}.pdf`) };
    expect(await asAdministrator({ ...asked, context: { "s3:object-lock-remaining-retention-days": "0" } })).toBe(
      "ExplicitlyDenied",
    );
  });
});

test.each(FUNCTIONS)("%s deletes no event and no version of a record", async (name) => {
  expect(await answer(name, { action: "dynamodb:DeleteItem", ...agreements })).toBe("ExplicitlyDenied");
  const version = { action: "s3:DeleteObjectVersion", resource: object("records", `texts/${hash}.pdf`) };
  expect(await answer(name, version)).toBe("ExplicitlyDenied");
});

test("a question that IAM would not understand is an error, and no denial", async () => {
  await expect(answer("desk", { action: "dynamodb:Frobnicate", resource: table("work") })).rejects.toThrow(/cannot be simulated/);
  await expect(answer("desk", { action: "dynamodb:Query", resource: key("link") })).rejects.toThrow(/cannot be simulated/);
  const misspelt = { action: "kms:Sign", resource: key("ca"), context: { "kms:Frob": "1" } };
  await expect(answer("affix", misspelt)).rejects.toThrow("knows no kms:Frob");
});
