import { account, region } from "./account.ts";
import type { Stack, TemplateResource } from "./assembly.ts";
import { templateFault } from "./fault.ts";
import { type Attributes, type Identified, identityOf } from "./identity.ts";
import { noValue, resolve, type Scope } from "./intrinsics.ts";
import { withSecrets } from "./secrets.ts";

/** A resource as AWS would hold it: plain properties, physical name and ARN. */
export interface Resource {
  stack: string;
  logicalId: string;
  type: string;
  /** What `Ref` gives: the physical name for most types, the URL of a queue, the id of an API. */
  ref: string;
  arn: string;
  properties: Record<string, unknown>;
  /** For a function: the folder of its code. */
  codeDirectory?: string;
}

export interface ResolveOptions {
  /** The address of a queue; AWS's own form when absent. */
  queueUrl?: (queueName: string) => string;
}

/**
 * All resources of the stacks, in their order; one whose Condition is false is left out. Names are derived from stack and logical id
 * and so the same at every boot. A stack reads an SSM parameter that an earlier one writes.
 * Faults: `template-not-understood`, with the stack and the resource, for an unknown type, intrinsic, name or attribute.
 */
export const resolveStacks = (stacks: Stack[], options: ResolveOptions = {}): Resource[] => {
  const ssm = new Map<string, string>([["/cdk-bootstrap/hnb659fds/version", "21"]]);
  return stacks.flatMap((stack) => {
    const resources = resolveStack(stack, ssm, options);
    for (const { type, ref, properties } of resources) {
      if (type === "AWS::SSM::Parameter") ssm.set(ref, String(properties.Value));
    }
    return resources;
  });
};

const resolveStack = (stack: Stack, ssm: Map<string, string>, options: ResolveOptions): Resource[] => {
  const scope = scopeOf(stack, ssm, options);
  return Object.entries(stack.template.Resources ?? {})
    .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition))
    .map(([logicalId, resource]) => within(stack.name, logicalId, () => resolveResource(stack, [logicalId, resource], scope)));
};

const resolveResource = (stack: Stack, [logicalId, resource]: [string, TemplateResource], scope: StackScope): Resource => {
  const { Ref, Arn } = scope.attributes(logicalId);
  const properties = Object(withSecrets(resolve(resource.Properties ?? {}, scope))) as Record<string, unknown>;
  const resolved = { stack: stack.name, logicalId, type: resource.Type, ref: Ref, arn: Arn ?? Ref, properties };
  return resource.Type === "AWS::Lambda::Function" ? { ...resolved, codeDirectory: codeOf(stack, properties) } : resolved;
};

const codeOf = (stack: Stack, { Code }: Record<string, unknown>): string => {
  const key = String(Object(Code).S3Key);
  const directory = stack.assets.get(key);
  if (!directory) throw templateFault(`its code ${key} is no asset of the assembly.`);
  return directory;
};

interface StackScope extends Scope {
  attributes: (logicalId: string) => Attributes;
}

const scopeOf = (stack: Stack, ssm: Map<string, string>, options: ResolveOptions): StackScope => {
  const { Resources = {}, Parameters = {}, Conditions = {} } = stack.template;
  const known = new Map<string, Attributes>();

  const attributes = (logicalId: string): Attributes => {
    const cached = known.get(logicalId);
    if (cached) return cached;
    const resource = Resources[logicalId];
    if (!resource) throw templateFault(`nothing in the stack is called ${logicalId}.`);
    const identity = identityOf(resource.Type);
    if (!identity) throw templateFault(`the local cloud does not know the resource type ${resource.Type}.`);
    const fresh = identity(identified(stack, [logicalId, resource], { scope, options }));
    known.set(logicalId, fresh);
    return fresh;
  };

  const parameter = (name: string): string => {
    const { Type = "", Default } = Parameters[name] ?? {};
    if (Default === undefined) throw templateFault(`the parameter ${name} has no default.`);
    return Type.startsWith("AWS::SSM::Parameter::Value") ? scope.ssm(Default) : Default;
  };

  const scope: StackScope = {
    attributes,
    ref: (name) => pseudoParameters(stack.name)[name] ?? (name in Parameters ? parameter(name) : attributes(name).Ref),
    getAtt: (logicalId, attribute) => {
      const value = attributes(logicalId)[attribute];
      if (value === undefined) throw templateFault(`${logicalId} has no attribute ${attribute} in the local cloud.`);
      return value;
    },
    condition: (name) => {
      if (!(name in Conditions)) throw templateFault(`there is no condition ${name}.`);
      return resolve(Conditions[name], scope) === true;
    },
    ssm: (name) => {
      const value = ssm.get(name);
      if (value === undefined) throw templateFault(`no earlier stack writes the SSM parameter ${name}.`);
      return value;
    },
  };
  return scope;
};

const identified = (
  stack: Stack,
  [logicalId, { Properties = {} }]: [string, TemplateResource],
  { scope, options }: { scope: Scope; options: ResolveOptions },
): Identified => ({
  stack: stack.name,
  logicalId,
  property: (name) => {
    const value = resolve(Properties[name] ?? noValue, scope);
    return typeof value === "string" ? value : undefined;
  },
  queueUrl: options.queueUrl ?? ((name) => `https://sqs.${region}.amazonaws.com/${account}/${name}`),
});

const pseudoParameters = (stackName: string): Record<string, unknown> => ({
  "AWS::Region": region,
  "AWS::AccountId": account,
  "AWS::Partition": "aws",
  "AWS::URLSuffix": "amazonaws.com",
  "AWS::StackName": stackName,
  "AWS::StackId": `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/local`,
  "AWS::NoValue": noValue,
});

const within = <T>(stack: string, logicalId: string, work: () => T): T => {
  try {
    return work();
  } catch (cause) {
    throw templateFault(`Stack ${stack}, resource ${logicalId}: ${cause instanceof Error ? cause.message : cause}`);
  }
};
