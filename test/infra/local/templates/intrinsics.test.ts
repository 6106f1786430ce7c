import type { Stack, Template } from "../../../../infra/local/templates/assembly.ts";
import { resolveStacks } from "../../../../infra/local/templates/resources.ts";

const stack = (template: Template, name = "test"): Stack => ({ name, template, assets: new Map() });
const topic = (name: unknown) => ({ Type: "AWS::SNS::Topic", Properties: { TopicName: "t", DisplayName: name } });
const resolved = (value: unknown, template: Template = {}): unknown => {
  const { Resources, ...others } = template;
  const stacks = [stack({ ...others, Resources: { Topic: topic(value), ...Resources } })];
  return resolveStacks(stacks)[0]?.properties.DisplayName;
};

/** Writes @{…} as the placeholder of Fn::Sub. */
const dollars = (text: string): string => text.replaceAll("@", "$");

const role = { Type: "AWS::IAM::Role", Properties: { RoleName: "desk" } };

test.each<[string, unknown, unknown]>([
  ["Ref to a resource", { Ref: "Role" }, "desk"],
  ["Ref to a pseudo parameter", { Ref: "AWS::AccountId" }, "000000000000"],
  ["GetAtt as a list", { "Fn::GetAtt": ["Role", "Arn"] }, "arn:aws:iam::000000000000:role/desk"],
  ["GetAtt with a dot", { "Fn::GetAtt": "Role.Arn" }, "arn:aws:iam::000000000000:role/desk"],
  ["Join", { "Fn::Join": ["-", ["a", { Ref: "AWS::Region" }]] }, "a-eu-central-1"],
  ["Select of Split", { "Fn::Select": [1, { "Fn::Split": ["/", "a/b/c"] }] }, "b"],
  [
    "Sub",
    { "Fn::Sub": dollars("@{Role} @{Role.Arn} @{!Kept} @{AWS::StackName}") },
    dollars("desk arn:aws:iam::000000000000:role/desk @{Kept} test"),
  ],
  ["Sub with variables", { "Fn::Sub": [dollars("@{who}!"), { who: { Ref: "Role" } }] }, "desk!"],
  ["If, true", { "Fn::If": ["Local", "here", { Ref: "AWS::NoValue" }] }, "here"],
  ["If, false, to no value", { "Fn::If": ["Abroad", "there", { Ref: "AWS::NoValue" }] }, undefined],
  ["no value in a list", ["a", { Ref: "AWS::NoValue" }], ["a"]],
  ["a parameter with a default", { Ref: "Stage" }, "dev"],
  ["a dynamic reference", "{{resolve:ssm:/cdk-bootstrap/hnb659fds/version}}", "21"],
  [
    "a policy's Condition is no intrinsic",
    { Condition: { StringEquals: { a: { Ref: "Role" } } } },
    { Condition: { StringEquals: { a: "desk" } } },
  ],
])("%s", (_, value, expected) => {
  const Conditions = {
    Local: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-central-1"] },
    Abroad: { "Fn::And": [{ "Fn::Not": [{ Condition: "Local" }] }, { "Fn::Or": [{ Condition: "Local" }] }] },
  };
  const Parameters = { Stage: { Type: "String", Default: "dev" } };
  expect(resolved(value, { Parameters, Conditions, Resources: { Role: role } })).toEqual(expected);
});

test.each<[string, unknown, RegExp]>([
  ["an unknown intrinsic", { "Fn::ImportValue": "x" }, /Stack test, resource Topic: Fn::ImportValue is not understood/],
  ["an unknown name", { Ref: "Nobody" }, /nothing in the stack is called Nobody/],
  ["an unknown attribute", { "Fn::GetAtt": ["Topic", "Colour"] }, /Topic has no attribute Colour/],
  ["an unknown condition", { "Fn::If": ["Never", 1, 2] }, /there is no condition Never/],
  ["a secret", "{{resolve:secretsmanager:x}}", /knows \{\{resolve:ssm:…\}\} only/],
  ["an element too far", { "Fn::Select": [2, ["a"]] }, /Fn::Select finds no element 2/],
  ["a join of nothing", { "Fn::Join": "a" }, /wants a list of 2, not "a"/],
])("%s stops the boot", (_, value, message) => {
  expect(() => resolved(value)).toThrow(message);
});

test("an unknown resource type stops the boot and is named", () => {
  const Resources = { Cluster: { Type: "AWS::ECS::Cluster" } };
  expect(() => resolveStacks([stack({ Resources })])).toThrow(
    "Stack test, resource Cluster: the local cloud does not know the resource type AWS::ECS::Cluster.",
  );
});

test("a resource whose condition is false does not exist", () => {
  const Conditions = { No: { "Fn::Equals": ["a", "b"] } };
  const Resources = { Role: { ...role, Condition: "No" } };
  expect(resolveStacks([stack({ Conditions, Resources })])).toEqual([]);
});

test("an SSM parameter that no earlier stack writes stops the boot", () => {
  const Parameters = { Name: { Type: "AWS::SSM::Parameter::Value<String>", Default: "/test/name" } };
  const reader = stack({ Parameters, Resources: { Topic: topic({ Ref: "Name" }) } }, "reader");
  const Resources = { P: { Type: "AWS::SSM::Parameter", Properties: { Name: "/test/name", Value: "v", Type: "String" } } };
  expect(resolveStacks([stack({ Resources }), reader])[1]?.properties.DisplayName).toBe("v");
  expect(() => resolveStacks([reader])).toThrow("no earlier stack writes the SSM parameter /test/name");
});

test("generated names keep AWS's limits", () => {
  const Resources = { ["Records".repeat(12)]: { Type: "AWS::S3::Bucket" }, Key: { Type: "AWS::KMS::Key" } };
  const [bucket, key] = resolveStacks([stack({ Resources }, "Depositary-data")]);
  expect(bucket?.ref).toMatch(/^depositary-data-records[a-z]+-[0-9a-f]{12}$/);
  expect(bucket?.ref.length).toBe(63);
  expect(key?.arn).toMatch(/^arn:aws:kms:eu-central-1:000000000000:key\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
