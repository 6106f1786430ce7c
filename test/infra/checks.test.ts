import { type App, CfnResource, Validations } from "aws-cdk-lib";
import { assembly, type Report } from "./assembly.ts";

const findings = ({ pluginReports }: Report): string[] =>
  pluginReports.flatMap(({ violations }) =>
    violations.map(({ ruleName, severity, description }) => `${severity} ${ruleName}: ${description}`),
  );
const rules = (report: Report): string[] =>
  report.pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName));

// Each test synthesizes anew.
jest.setTimeout(120_000);

let exitCode: typeof process.exitCode;
beforeEach(() => {
  exitCode = process.exitCode;
});
afterEach(() => {
  // A synthesis with findings marks the whole process as failed.
  process.exitCode = exitCode;
  jest.restoreAllMocks();
});

test.each(["local", "production"])("the checks find nothing that is not acknowledged in %s, not even a warning", (stage) => {
  expect(findings(assembly(stage).report)).toEqual([]);
});

test("every acknowledgement gives a reason and answers a finding", () => {
  const acknowledge = jest.spyOn(Validations.prototype, "acknowledge").mockImplementation(() => {});
  jest.spyOn(console, "error").mockImplementation(() => {});
  const found = new Set(rules(assembly().report));
  const acknowledged = acknowledge.mock.calls.flat();
  expect(acknowledged.filter(({ reason }) => reason.length < 20)).toEqual([]);
  expect(acknowledged.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
});

test("the checks are on: an unknown property, a wrong value and an unlocked queue are found", () => {
  jest.spyOn(console, "error").mockImplementation(() => {});
  const spoil = (app: App) => {
    for (const construct of app.node.findAll().filter((made) => CfnResource.isCfnResource(made))) {
      if (construct.node.id === "queue-depositary-local-affix") construct.addPropertyOverride("Visibility", 1);
      if (construct.node.id === "policy-depositary-local-affix") construct.node.scope?.node.tryRemoveChild(construct.node.id);
      if (construct.node.path.endsWith("/function-affix/Resource")) construct.addPropertyOverride("Runtime", "nodejs99.x");
    }
  };
  expect(findings(assembly("local", spoil).report)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^error F3002: Visibility/),
      expect.stringMatching(/^warning W3030: Runtime: 'nodejs99.x'/),
      expect.stringMatching(/^error AwsSolutions-SQS4/),
    ]),
  );
});
