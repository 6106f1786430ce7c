import type { Resource, Template } from "./assembly.ts";

interface Intrinsic {
  readonly Ref?: string;
  readonly "Fn::GetAtt"?: readonly string[];
  readonly "Fn::Join"?: readonly [delimiter: string, parts: readonly unknown[]];
}

/** A value of a template as one string: `<Id>` and `<Id.Attribute>` for what is known at deployment, `{table/work}` for a shared parameter. */
export const text = (template: Template, value: unknown): string => {
  if (typeof value !== "object" || value === null) return String(value);
  const { Ref, "Fn::GetAtt": attribute, "Fn::Join": join } = value as Intrinsic;
  if (join) return join[1].map((part) => text(template, part)).join(join[0]);
  if (attribute) return `<${attribute.join(".")}>`;
  const parameter = Ref && template.Parameters[Ref]?.Default;
  return parameter ? `{${parameter.split("/").slice(3).join("/")}}` : `<${Ref}>`;
};

export const ofType = (template: Template, type: string): Resource[] =>
  Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === type)
    .map(([id, resource]) => ({ id, ...resource }));

/** The one resource of a type whose members are these. */
export const one = (template: Template, type: string, members: Record<string, string>): Resource => {
  const found = ofType(template, type).filter(({ Properties }) =>
    Object.entries(members).every(([name, value]) => text(template, Properties[name]) === value),
  );
  if (found[0] && found.length === 1) return found[0];
  throw new Error(`${found.length} of ${type} have ${JSON.stringify(members)}`);
};

export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Record<string, Record<string, string | readonly string[]>>;
}

export const list = <T>(value: T | readonly T[]): T[] => (Array.isArray(value) ? [...value] : [value as T]);

export const statementsIn = (document: unknown): readonly Statement[] => (document as { Statement: Statement[] }).Statement;

/** A role's statements. Throws where it has rights from elsewhere than its own inline policies. */
export const roleStatements = (template: Template, id: string): Statement[] => {
  const role = template.Resources[id]?.Properties;
  if (!role) throw new Error(`the template has no ${id}`);
  if (role.ManagedPolicyArns !== undefined) throw new Error(`${id} has managed policies`);
  return list(role.Policies as unknown as { PolicyDocument: unknown }[]).flatMap(({ PolicyDocument }) =>
    statementsIn(PolicyDocument),
  );
};

/** `action resource`, and the leading keys where it has them: what one statement allows, in single lines. */
export const lines = (template: Template, statement: Statement): string[] => {
  const keys = list(statement.Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"] ?? []);
  const resources = list(statement.Resource).map((resource) => short(text(template, resource)));
  return list(statement.Action).flatMap((action) =>
    resources.map((resource) => [action, resource, ...(keys.length ? [keys.sort().join(",")] : [])].join(" ")),
  );
};

const short = (arn: string): string =>
  arn.replace(/^arn:<AWS::Partition>:(\w+):[\w-]*:(<AWS::AccountId>)?:/, "").replace(/^table\/(\{)/, "$1");

/** The name of what an ARN or a reference of the same template points to: the function's, the queue's, the rule's. */
export const target = (template: Template, reference: unknown): Resource => {
  const id = /^<([^.<>]+)(\.\w+)?>$/.exec(text(template, reference))?.[1] ?? "";
  const resource = template.Resources[id];
  if (!resource) throw new Error(`${JSON.stringify(reference)} points to nothing in its template`);
  return { id, ...resource };
};
