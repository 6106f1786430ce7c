import { deployableStageOf, edgeOf, stageOf } from "../../infra/settings.ts";

const local = {
  publicHost: "registry.depositary.example",
  mailFrom: "registry@depositary.example",
  region: "eu-central-1",
  objectLock: { mode: "GOVERNANCE", days: 1 },
};

test("a stage bears its name and its settings", () => {
  expect(stageOf({ local }, "local")).toEqual({ name: "local", ...local });
});

test.each([
  ["an unknown stage", "demo", { local }, /has no stage demo/],
  ["a name that no resource could bear", "../x", { local }, /2 to 16/],
  ["a name that Cognito reserves", "my-aws", { "my-aws": local }, /none of aws/],
  ["a setting that nothing reads", "local", { local: { ...local, publichost: "x" } }, /stage local: .*publichost/s],
  ["a host with a scheme", "local", { local: { ...local, publicHost: "https://x.example" } }, /publicHost/],
  [
    "a lock mode that S3 does not know",
    "local",
    { local: { ...local, objectLock: { mode: "STRICT", days: 1 } } },
    /objectLock\.mode/,
  ],
  [
    "a certificate of another region",
    "local",
    { local: { ...local, certificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/1" } },
    /certificateArn/,
  ],
  [
    "a web ACL that is not CloudFront's",
    "local",
    { local: { ...local, webAclArn: "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/a/1" } },
    /webAclArn/,
  ],
  ["no context at all", "local", undefined, /expected record/],
])("%s is refused in a sentence", (_what, name, stages, message) => {
  expect(() => stageOf(stages, name)).toThrow(message);
});

const real = { ...local, publicHost: "registry.gov.kz", mailFrom: "registry@gov.kz" };

test("a stage with a host and a sender of its own may be deployed", () => {
  expect(deployableStageOf({ main: real }, "main")).toEqual({ name: "main", ...real });
});

test.each([
  ["no stage", undefined, real, /which stage\? .*-c stage=NAME/],
  ["the host of the samples", "main", { ...real, publicHost: local.publicHost }, /publicHost .* is a sample/],
  ["the sender of the samples", "main", { ...real, mailFrom: local.mailFrom }, /mailFrom .* is a sample/],
])("%s is refused before anything is deployed", (_what, name, settings, message) => {
  expect(() => deployableStageOf({ main: settings }, name)).toThrow(message);
});

const made = {
  certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/1",
  webAclArn: "arn:aws:wafv2:us-east-1:123456789012:global/webacl/depositary-main/1",
};
const edge = (settings: object) => edgeOf(deployableStageOf({ main: { ...real, ...settings } }, "main"));

test("what the stack edge made is handed on by the stage's settings", () => {
  expect(edge(made)).toEqual(made);
  expect(edgeOf(stageOf({ local }, "local"))).toEqual({
    certificateArn: expect.stringContaining(":000000000000:"),
    webAclArn: expect.stringContaining(":000000000000:"),
  });
});

test.each([
  ["nothing is", {}, /^cdk\.json, stage main: no certificateArn and webAclArn yet.*depositary-main-edge first/],
  ["the web ACL is not", { certificateArn: made.certificateArn }, /no webAclArn yet/],
  ["the certificate is not", { webAclArn: made.webAclArn }, /no certificateArn yet/],
])("where %s set, a sentence says so", (_what, settings, missing) => {
  expect(edge(settings)).toEqual({ missing: expect.stringMatching(missing) });
});
