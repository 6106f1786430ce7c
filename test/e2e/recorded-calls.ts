import type { RecordedCall } from "../../infra/local/calls.ts";
import type { Resource } from "../../infra/local/templates/resources.ts";
import { FUNCTIONS } from "../../shared/api/surfaces.ts";
import type { Demo } from "./demo-run.ts";
import { functionRole, principalOf, type Statement, simulate, synthesized } from "./simulation.ts";

/** One action on one resource, perhaps restricted to partition keys; each may end in `*`. */
interface Right {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly leadingKey: string;
}

const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

const rightsOf = ({ logicalId, ...role }: Resource): Right[] =>
  principalOf({ logicalId, ...role })
    .policies.flatMap(({ policy }) => (policy as { Statement: Statement[] }).Statement)
    .flatMap(({ Action, Resource, Condition }) =>
      list(Action).flatMap((action) =>
        list(Resource).flatMap((resource) =>
          list(Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"] ?? "*").map((leadingKey) => ({
            ...{ role: logicalId, action, resource, leadingKey },
          })),
        ),
      ),
    );

const matches = (pattern: string, value: string): boolean =>
  pattern.endsWith("*") ? value.startsWith(pattern.slice(0, -1)) : value === pattern;

const uses = (call: RecordedCall, { role, action, resource, leadingKey }: Right): boolean =>
  call.role === role &&
  call.action === action &&
  matches(resource, call.resource) &&
  list(call.context["dynamodb:LeadingKeys"] ?? "").some((key) => matches(leadingKey, key));

/** Keys by their alias, all else by what follows the account in the ARN. */
const labelOf = (resources: readonly Resource[], arn: string): string => {
  const key = resources.find((it) => it.type === "AWS::KMS::Key" && it.arn === arn);
  const alias = resources.find((it) => it.type === "AWS::KMS::Alias" && it.properties.TargetKeyId === key?.ref);
  return alias?.ref ?? arn.split(":").slice(5).join(":");
};

/** The calls of the templates' roles that their policies do not allow. */
export const deniedOf = async (resources: readonly Resource[], calls: readonly RecordedCall[]): Promise<readonly string[]> => {
  const denied: string[] = [];
  for (const { stack, role, ...asked } of calls) {
    const caller = resources.find((it) => it.stack === stack && it.logicalId === role);
    if (!caller) throw new Error(`no template has the role ${role}`);
    const answer = await simulate(resources, principalOf(caller), asked);
    if (answer !== "Allowed") denied.push(`${role} ${asked.action} ${asked.resource}: ${answer}`);
  }
  return [...new Set(denied)];
};

/** Every call of the run, held against the policies of the templates; and which rights the run did without. */
export const describeRecordedCalls = (demo: () => Demo): void =>
  describe("the calls of the run", () => {
    const resources = synthesized();
    const ofTemplates = () => demo().calls.filter(({ stack }) => stack !== "");

    test("come from every function that was at work, and besides from the operator who makes the certificates", () => {
      // No clock ticks in the demo, and inspect has nothing that it could call.
      const working = FUNCTIONS.filter((name) => name !== "inspect").map((name) => functionRole(resources, name).logicalId);
      expect(new Set(ofTemplates().map(({ role }) => role))).toEqual(new Set(working));
      const others = demo().calls.filter(({ stack }) => stack === "");
      expect(new Set(others.map(({ action }) => action.split(":")[0]))).toEqual(new Set(["ssm", "kms", "s3"]));
      expect(ofTemplates().length).toBeGreaterThan(300);
    });

    test("are all allowed to their roles by the templates", async () => {
      expect(await deniedOf(resources, ofTemplates())).toEqual([]);
    });

    test("use most of the rights that there are; the others are printed", () => {
      const rights = FUNCTIONS.flatMap((name) => rightsOf(functionRole(resources, name)));
      const unused = rights.filter((right) => !demo().calls.some((call) => uses(call, right)));
      const lines = unused.map(
        ({ role, action, resource, leadingKey }) =>
          `  ${role.slice(4, -8)} ${action} ${labelOf(resources, resource)}${leadingKey === "*" ? "" : ` ${leadingKey}`}\n`,
      );
      process.stderr.write(`Rights that the demo did without:\n${lines.join("")}`);
      expect(unused.length).toBeLessThan(rights.length / 2);
    });
  });
