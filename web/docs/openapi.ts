/** What the page reads of an OpenAPI 3.1 document and of its schemas (JSON Schema 2020-12); further members are let be. */

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

export interface Reference {
  readonly $ref: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Content {
  readonly [media: string]: { readonly schema: Schema };
}

export interface Answer {
  readonly description: string;
  readonly headers?: { readonly [name: string]: { readonly description?: string; readonly schema: Schema } };
  readonly content?: Content;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly security: readonly { readonly [scheme: string]: readonly string[] }[];
  readonly parameters: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: { readonly [status: string]: Answer };
}

export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string };
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: {
    readonly parameters: { readonly [name: string]: Parameter };
    readonly schemas: { readonly [name: string]: Schema };
  };
}

/** An operation with where it stands. */
export interface Placed extends Operation {
  /** In capitals. */
  readonly method: string;
  readonly path: string;
}

export const operationsOf = ({ paths }: OpenApi): readonly Placed[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );

const nameIn = (ref: string, section: string): string => {
  const prefix = `#/components/${section}/`;
  if (!ref.startsWith(prefix)) throw new Error(`the page follows no reference like ${ref}`);
  return ref.slice(prefix.length);
};

/** The name of the schema that is referred to. Throws for a reference to anything else. */
export const schemaName = (ref: string): string => nameIn(ref, "schemas");

/** The schema of this name. Throws where there is none. */
export const schemaNamed = ({ components }: OpenApi, name: string): Schema => {
  const schema = components.schemas[name];
  if (!schema) throw new Error(`there is no schema ${name}`);
  return schema;
};

const isReference = (parameter: Parameter | Reference): parameter is Reference => "$ref" in parameter;

/** An operation's parameters, references followed. Throws for one that leads nowhere. */
export const parametersOf = ({ components }: OpenApi, { parameters }: Operation): readonly Parameter[] =>
  parameters.map((parameter) => {
    if (!isReference(parameter)) return parameter;
    const found = components.parameters[nameIn(parameter.$ref, "parameters")];
    if (!found) throw new Error(`there is no parameter ${parameter.$ref}`);
    return found;
  });

/** What every operation takes: said once. */
export const commonParameters = (api: OpenApi): readonly Parameter[] => {
  const [first, ...rest] = operationsOf(api).map((operation) => parametersOf(api, operation));
  return (first ?? []).filter((parameter) => rest.every((others) => others.includes(parameter)));
};

/** The answer when all went well, and its status. */
export const successOf = ({ operationId, responses }: Operation): { readonly status: number; readonly answer: Answer } => {
  const [status, answer] = Object.entries(responses).find(([code]) => code.startsWith("2")) ?? [];
  if (!answer) throw new Error(`${operationId} says nothing of its success`);
  return { status: Number(status), answer };
};

/** The problem codes of every other status, as the description of each names them. */
export const problemsOf = ({ responses }: Operation): readonly { readonly status: number; readonly codes: readonly string[] }[] =>
  Object.entries(responses)
    .filter(([code]) => !code.startsWith("2"))
    .map(([code, { description }]) => ({ status: Number(code), codes: description.split(", ") }));

/** Schemas that more than one place refers to, by name in the document's order: each is shown once, and led to. */
export const sharedSchemas = (api: OpenApi): readonly string[] => {
  const times = new Map<string, number>();
  for (const [, ref = ""] of JSON.stringify(api).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
    times.set(ref, (times.get(ref) ?? 0) + 1);
  return Object.keys(api.components.schemas).filter((name) => (times.get(name) ?? 0) > 1);
};
