import { EXAMPLES, type Example } from "./examples.ts";
import { commonParameters, type OpenApi, operationsOf, type Parameter, type Placed, sharedSchemas } from "./openapi.ts";
import { treesOf } from "./tree.ts";
import { SAMPLE, type Values } from "./values.ts";

/** A public entry of this registry, so that the examples find something. */
export type Sample = Pick<Values, "number" | "sha256" | "agreementId">;

/** All that the page shows, read of the API's description once. */
export interface Book {
  readonly api: OpenApi;
  readonly surfaces: readonly { readonly tag: string; readonly operations: readonly Placed[] }[];
  readonly common: readonly Parameter[];
  readonly shared: readonly string[];
  readonly trees: ReturnType<typeof treesOf>;
  readonly values: Values;
}

/** Public things first. */
const FIRST = "registry";

export const bookOf = (api: OpenApi, origin: string, sample?: Sample): Book => {
  const operations = operationsOf(api);
  const tags = api.tags.map(({ name }) => name);
  const ordered = [...tags.filter((tag) => tag === FIRST), ...tags.filter((tag) => tag !== FIRST)];
  return {
    api,
    surfaces: ordered.map((tag) => ({ tag, operations: operations.filter(({ tags: [own] }) => own === tag) })),
    common: commonParameters(api),
    shared: sharedSchemas(api),
    trees: treesOf(api),
    values: { ...SAMPLE, origin, ...sample },
  };
};

const EXAMPLE_OF: { readonly [operationId: string]: ((values: Values) => Example) | undefined } = EXAMPLES;

/** The example of an operation. Throws where there is none. */
export const exampleOf = (operationId: string, values: Values): Example => {
  const made = EXAMPLE_OF[operationId];
  if (!made) throw new Error(`the operation ${operationId} has no example`);
  return made(values);
};
