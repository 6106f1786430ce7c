import { templateFault } from "./fault.ts";

/** What the intrinsics of one stack refer to. Each lookup throws a Fault for a name that the stack does not have. */
export interface Scope {
  ref: (name: string) => unknown;
  getAtt: (logicalId: string, attribute: string) => string;
  condition: (name: string) => boolean;
  ssm: (parameterName: string) => string;
}

/** AWS::NoValue: the member or element that holds it is left out. */
export const noValue = Symbol("AWS::NoValue");

/**
 * A template's value as plain data (CloudFormation's "Intrinsic function reference").
 * An intrinsic that is not in the table below is a Fault, never passed on unresolved.
 */
export const resolve = (value: unknown, scope: Scope): unknown => {
  if (typeof value === "string") return dynamicReferences(value, scope);
  if (Array.isArray(value)) return value.map((element) => resolve(element, scope)).filter((element) => element !== noValue);
  if (typeof value !== "object" || value === null) return value;
  const [[name, argument] = ["", undefined], ...others] = Object.entries(value);
  if (others.length === 0 && isIntrinsic(name)) return intrinsic(name)(argument, scope);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]): [string, unknown] => [key, resolve(member, scope)])
      .filter(([, member]) => member !== noValue),
  );
};

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const intrinsics: Record<string, Intrinsic> = {
  Ref: (name, scope) => scope.ref(text(name)),
  Condition: (name, scope) => scope.condition(text(name)),
  "Fn::GetAtt": (argument, scope) => {
    const [logicalId, attribute] = typeof argument === "string" ? cut(argument, ".") : list(argument, scope, 2);
    return scope.getAtt(text(logicalId), text(attribute));
  },
  "Fn::Join": (argument, scope) => {
    const [separator, parts] = list(argument, scope, 2);
    return list(parts, scope).map(text).join(text(separator));
  },
  "Fn::Split": (argument, scope) => {
    const [separator, source] = list(argument, scope, 2);
    return text(source).split(text(separator));
  },
  "Fn::Select": (argument, scope) => {
    const [index, elements] = list(argument, scope, 2);
    const chosen = list(elements, scope)[Number(index)];
    if (chosen === undefined) throw templateFault(`Fn::Select finds no element ${index}.`);
    return chosen;
  },
  "Fn::Sub": (argument, scope) => {
    const [source, variables] = Array.isArray(argument) ? argument : [argument, {}];
    return substitute(text(source), Object(resolve(variables, scope)), scope);
  },
  "Fn::If": (argument, scope) => {
    const [name, whenTrue, whenFalse] = Array.isArray(argument) ? argument : [];
    return resolve(scope.condition(text(name)) ? whenTrue : whenFalse, scope);
  },
  "Fn::Equals": (argument, scope) => {
    const [left, right] = list(argument, scope, 2);
    return String(left) === String(right);
  },
  "Fn::And": (argument, scope) => list(argument, scope).every(Boolean),
  "Fn::Or": (argument, scope) => list(argument, scope).some(Boolean),
  "Fn::Not": (argument, scope) => !list(argument, scope, 1)[0],
};

const isIntrinsic = (name: string): boolean => name === "Ref" || name.startsWith("Fn::") || name === "Condition";

const intrinsic = (name: string): Intrinsic => {
  const known = intrinsics[name];
  // A policy statement's only member may be called Condition; then it holds an object and is plain data.
  if (name === "Condition")
    return (argument, scope) => (typeof argument === "string" ? scope.condition(argument) : { [name]: resolve(argument, scope) });
  if (!known) throw templateFault(`${name} is not understood by the local cloud.`);
  return known;
};

const substitute = (source: string, variables: Record<string, unknown>, scope: Scope): string =>
  source.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in variables) return text(variables[name]);
    return text(name.includes(".") ? scope.getAtt(...cut(name, ".")) : scope.ref(name));
  });

const dynamicReferences = (value: string, scope: Scope): string =>
  value.replace(/\{\{resolve:([a-z-]+):([^:}]+)[^}]*\}\}/g, (whole, service: string, name: string) => {
    if (service !== "ssm") throw templateFault(`${whole} is not understood by the local cloud: it knows {{resolve:ssm:…}} only.`);
    return scope.ssm(name);
  });

const list = (argument: unknown, scope: Scope, length?: number): unknown[] => {
  const elements = resolve(argument, scope);
  if (Array.isArray(elements) && (length === undefined || elements.length === length)) return elements;
  throw templateFault(
    `an intrinsic function wants a list${length === undefined ? "" : ` of ${length}`}, not ${JSON.stringify(argument)}.`,
  );
};

const text = (value: unknown): string => {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw templateFault(`an intrinsic function wants a string, not ${JSON.stringify(value)}.`);
};

const cut = (value: string, separator: string): [string, string] => {
  const [head = "", ...tail] = value.split(separator);
  return [head, tail.join(separator)];
};
