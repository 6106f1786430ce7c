import { type OpenApi, type Schema, schemaName, schemaNamed, sharedSchemas } from "./openapi.ts";

/** A schema as a reader goes through it: what it is, within which bounds, of which members. */
export interface Node {
  /** `string`, `array of integer`, or the name of a shared schema. */
  readonly type: string;
  /** The shared schema that is shown elsewhere. */
  readonly shared?: string;
  readonly bounds: readonly Bound[];
  readonly description?: string;
  readonly members: readonly Member[];
  /** One of these, told apart by their constants. */
  readonly variants: readonly (Node & { readonly name: string })[];
}

export interface Member extends Node {
  readonly name: string;
  readonly required: boolean;
}

/** `range` is a mathematical one (`1–500`, `≥ 0`); `values` are JSON; a pattern and a format speak for themselves. */
export interface Bound {
  readonly kind: "length" | "items" | "value" | "values" | "pattern" | "format" | "keys" | "example";
  readonly text: string;
}

type Reading = (schema: Schema) => Node;

/** Gives the tree of any schema of the document. A shared schema is a name in it, so that no tree is endless. */
export const treesOf = (api: OpenApi): { readonly of: Reading; readonly whole: (name: string) => Node } => {
  const shared = new Set(sharedSchemas(api));
  const of: Reading = (schema) => {
    if (schema.$ref === undefined) return node(schema, of);
    const name = schemaName(schema.$ref);
    const target = schemaNamed(api, name);
    return shared.has(name)
      ? { type: name, shared: name, ...described(schema), bounds: [], members: [], variants: [] }
      : of(target);
  };
  return { of, whole: (name) => node(schemaNamed(api, name), of) };
};

const described = ({ description }: Schema) => (description === undefined ? {} : { description });

const node = (schema: Schema, of: Reading): Node => {
  const inner = schema.items ? of(schema.items) : undefined;
  return {
    type: inner ? `array of ${inner.type}` : typeOf(schema),
    ...(inner?.shared ? { shared: inner.shared } : {}),
    ...described(schema.description === undefined && inner ? inner : schema),
    bounds: [...boundsOf(schema), ...(inner?.bounds ?? []), ...valueBounds(schema)],
    members: [...(inner?.members ?? []), ...membersOf(schema, of)],
    variants: [...(inner?.variants ?? []), ...variantsOf(schema, of)],
  };
};

/** Of the values of a map. */
const valueBounds = ({ additionalProperties: values }: Schema): Bound[] => (typeof values === "object" ? boundsOf(values) : []);

const typeOf = ({ type, const: only, enum: values, oneOf, anyOf, prefixItems, additionalProperties }: Schema): string => {
  if (prefixItems) return `[${prefixItems.map(typeOf).join(", ")}]`;
  if (type === "object" && typeof additionalProperties === "object" && additionalProperties.type)
    return `map of ${typeOf(additionalProperties)}`;
  if (typeof type === "string") return type;
  if (type) return type.join(" or ");
  if (oneOf ?? anyOf) return "object";
  const value = only ?? values?.[0];
  return value === undefined ? "any" : typeof value;
};

const membersOf = ({ properties = {}, required = [] }: Schema, of: Reading): Member[] =>
  Object.entries(properties).map(([name, schema]) => ({ ...of(schema), name, required: required.includes(name) }));

const variantsOf = ({ oneOf, anyOf }: Schema, of: Reading): Node["variants"] =>
  (oneOf ?? anyOf ?? []).map((variant, index) => ({ ...of(variant), name: markOf(variant) ?? String(index + 1) }));

/** What tells a variant from the others: `kind: "drawn"`, or several values of it. */
const markOf = ({ properties = {} }: Schema): string | undefined => {
  const [name, mark] = Object.entries(properties).find(([, { const: only, enum: values }]) => only ?? values) ?? [];
  return mark && `${name}: ${(mark.enum ?? [mark.const]).map((value) => JSON.stringify(value)).join(", ")}`;
};

const range = (least: number | undefined, most: number | undefined): string | undefined => {
  if (least === undefined) return most === undefined ? undefined : `≤ ${most}`;
  if (most === undefined) return `≥ ${least}`;
  return least === most ? String(least) : `${least}–${most}`;
};

const boundsOf = (schema: Schema): Bound[] => {
  const values = schema.const === undefined ? schema.enum : [schema.const];
  const found: { readonly [kind in Bound["kind"]]: string | undefined } = {
    format: schema.format,
    values: values?.map((value) => JSON.stringify(value)).join(", "),
    length: range(schema.minLength, schema.maxLength),
    value: range(schema.minimum, schema.maximum),
    items: range(schema.minItems, schema.maxItems),
    pattern: schema.pattern,
    keys: schema.propertyNames?.pattern,
    example: schema.examples?.map((value) => JSON.stringify(value)).join(", "),
  };
  return (Object.keys(found) as Bound["kind"][]).flatMap((kind) => {
    const text = found[kind];
    return text === undefined ? [] : [{ kind, text }];
  });
};
