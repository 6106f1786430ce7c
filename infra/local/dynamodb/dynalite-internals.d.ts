declare module "dynalite/db/index.js" {
  import type { AttributeValue, Item, KeySchema, TableDefinition } from "./types.ts";

  const db: {
    createKey(item: Item, table: TableDefinition, schema?: KeySchema): string;
    mapPath(path: (string | number)[], item: Item): AttributeValue | null | undefined;
    matchesFilter(item: Item, filter: object, operator?: string): boolean;
    mapPaths(paths: unknown[], item: Item): Item;
    validateKey(key: Item, table: TableDefinition): Error | null | undefined;
    toRangeStr(value: AttributeValue): string;
  };
  export default db;
}
declare module "dynalite/validations/index.js" {
  import type { AttributeValue } from "./types.ts";

  const validations: {
    validateAttributeValue(value: AttributeValue): string | undefined;
    checkTypes(input: object, types: object): object;
    checkValidations(input: object, types: object, custom: unknown, store: object): void;
  };
  export default validations;
}
declare module "dynalite/validations/*" {
  const validation: { types: object; custom: unknown };
  export default validation;
}
declare module "dynalite/actions/*" {
  const action: (store: object, request: object, done: (error: unknown, result?: object) => void) => void;
  export default action;
}
