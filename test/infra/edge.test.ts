import { assembly, type Properties } from "./assembly.ts";
import { ofType, one, target } from "./reading.ts";

const { templates } = assembly();
const { edge } = templates;
const [acl] = ofType(edge, "AWS::WAFv2::WebACL");
const rules = (acl?.Properties.Rules ?? []) as unknown as Record<string, Properties>[];

test("a host's certificate is proven by DNS", () => {
  expect(ofType(edge, "AWS::CertificateManager::Certificate")[0]?.Properties).toMatchObject({
    DomainName: "registry.depositary.example",
    ValidationMethod: "DNS",
  });
});

test("one address may ask so often and no oftener", () => {
  expect(acl?.Properties).toMatchObject({ Scope: "CLOUDFRONT", DefaultAction: { Allow: {} } });
  expect(rules[0]).toMatchObject({
    Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
    Statement: { RateBasedStatement: { AggregateKeyType: "IP", Limit: 2000, EvaluationWindowSec: 300 } },
  });
});

test("AWS's common rules block, but for those that would stop a drawn signature, a quoted reason or a program", () => {
  expect(rules[1]).toMatchObject({
    OverrideAction: { None: {} },
    Statement: {
      ManagedRuleGroupStatement: {
        Name: "AWSManagedRulesCommonRuleSet",
        RuleActionOverrides: ["SizeRestrictions_BODY", "CrossSiteScripting_BODY", "NoUserAgent_HEADER"].map((Name) => ({
          Name,
          ActionToUse: { Count: {} },
        })),
      },
    },
  });
  expect(rules).toHaveLength(2);
});

test("no request is kept: its headers hold tokens", () => {
  const visible = [acl?.Properties.VisibilityConfig, ...rules.map(({ VisibilityConfig }) => VisibilityConfig)];
  expect(visible.map((config) => (config as Properties).SampledRequestsEnabled)).toEqual([false, false, false]);
  expect(ofType(edge, "AWS::WAFv2::LoggingConfiguration")).toEqual([]);
});

test("the operator finds both under the names of the settings", () => {
  const named = (name: string) =>
    target(edge, one(edge, "AWS::SSM::Parameter", { Name: `/depositary/local/edge/${name}` }).Properties.Value).Type;
  expect(["certificateArn", "webAclArn"].map(named)).toEqual(["AWS::CertificateManager::Certificate", "AWS::WAFv2::WebACL"]);
});
