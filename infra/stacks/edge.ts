import { type App, Stack, type StackProps } from "aws-cdk-lib";
import { CfnCertificate } from "aws-cdk-lib/aws-certificatemanager";
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import { share } from "../constructs/shared.ts";
import type { Stage } from "../settings.ts";

/** Requests of one address in five minutes. A ministry is often one address: some dozens of officers at work stay far below. */
const LIMIT = 2000;

/** Sampled requests would show their headers, and with them tokens. */
const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

const byAddress: CfnWebACL.RuleProperty = {
  name: "requests-by-address",
  priority: 0,
  action: { block: { customResponse: { responseCode: 429 } } },
  statement: { rateBasedStatement: { limit: LIMIT, aggregateKeyType: "IP", evaluationWindowSec: 300 } },
  visibilityConfig: visible("requests-by-address"),
};

/**
 * Rules of AWS's common set that count and do not block. Bodies are JSON of a bounded shape that pages never make markup of: a drawn
 * signature is more than 8 KB and a data URL, a reason may quote anything. The registry is for programs, which need not name themselves.
 */
const COUNTED = ["SizeRestrictions_BODY", "CrossSiteScripting_BODY", "NoUserAgent_HEADER"];

const common: CfnWebACL.RuleProperty = {
  name: "common",
  priority: 1,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: "AWS",
      name: "AWSManagedRulesCommonRuleSet",
      ruleActionOverrides: COUNTED.map((name) => ({ name, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: visible("common"),
};

/** What CloudFront takes from us-east-1 only: the host's certificate and the web ACL. The operator hands both on as settings of the stage. */
export const edgeStack = (app: App, stage: Stage, props: StackProps): Stack => {
  const stack = new Stack(app, props.stackName ?? "edge", props);
  const certificate = new CfnCertificate(stack, "certificate", { domainName: stage.publicHost, validationMethod: "DNS" });
  const acl = new CfnWebACL(stack, "web-acl", {
    name: `depositary-${stage.name}`,
    scope: "CLOUDFRONT",
    defaultAction: { allow: {} },
    rules: [byAddress, common],
    visibilityConfig: visible(`depositary-${stage.name}`),
  });
  share(stack, stage, ["edge", "certificateArn", certificate.ref]);
  share(stack, stage, ["edge", "webAclArn", acl.attrArn]);
  return stack;
};
