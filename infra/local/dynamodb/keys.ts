import { validationError } from "./errors.ts";
import { indexesOf } from "./rows.ts";
import type { AttributeValue, Item, KeySchema, TableDefinition } from "./types.ts";

const MAX_BYTES = { partition: 2048, sort: 1024 };

const bytesOf = (value: AttributeValue): number | undefined => {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  return value.B === undefined ? undefined : Buffer.from(value.B, "base64").length;
};

const tooLong = (item: Item, schema: KeySchema): "partition" | "sort" | undefined => {
  const [partition, sort] = schema.map(({ AttributeName }) => bytesOf(item[AttributeName] ?? {}) ?? 0);
  if ((partition ?? 0) > MAX_BYTES.partition) return "partition";
  return (sort ?? 0) > MAX_BYTES.sort ? "sort" : undefined;
};

/** Whether an item has the table's key, whole and of its types. */
export const hasKey = ({ KeySchema, AttributeDefinitions }: TableDefinition, item: Item): boolean =>
  KeySchema.every(({ AttributeName }) => {
    const type = AttributeDefinitions.find((attribute) => attribute.AttributeName === AttributeName)?.AttributeType;
    return Object.keys(item[AttributeName] ?? {})[0] === type;
  });

/** A key's strings are counted in bytes of UTF-8: 2,048 for a partition key, 1,024 for a sort key. */
export const checkKeySizes = (table: TableDefinition, item: Item): void => {
  const part = tooLong(item, table.KeySchema);
  if (part === "partition") {
    throw validationError(
      "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes",
    );
  }
  if (part === "sort") {
    throw validationError(
      "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes",
    );
  }
};

/** An index's key attributes may be absent, but neither empty nor longer than a key may be. */
export const checkIndexKeys = (table: TableDefinition, item: Item): void => {
  for (const { IndexName, KeySchema } of indexesOf(table)) {
    const empty = KeySchema.find(({ AttributeName }) => bytesOf(item[AttributeName] ?? {}) === 0);
    if (empty) {
      throw validationError(
        `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty value. IndexName: ${IndexName}, IndexKey: ${empty.AttributeName}`,
      );
    }
    if (tooLong(item, KeySchema)) {
      throw validationError(
        `One or more parameter values were invalid: Size of an index key has exceeded its maximum. IndexName: ${IndexName}`,
      );
    }
  }
};
