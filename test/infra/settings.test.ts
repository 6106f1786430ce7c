import { deployableStageOf, stageOf } from "../../infra/settings.ts";

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
