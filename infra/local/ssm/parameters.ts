import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { transaction } from "../durable.ts";
import { readProperties, withoutEffect } from "../properties.ts";

/** `owner` is `template` for what a template's resource set, else `api`. Times in ms since 1970. */
export const SCHEMA = `CREATE TABLE IF NOT EXISTS parameter (name TEXT PRIMARY KEY, type TEXT NOT NULL, value TEXT NOT NULL,
  version INTEGER NOT NULL, modified INTEGER NOT NULL, owner TEXT NOT NULL) STRICT`;

/** "Requirements and constraints for parameter names", Systems Manager user guide; a name with a slash begins with one. */
export const Name = z
  .string()
  .max(1011)
  .regex(/^(\/[\w.-]+){1,15}$|^[\w.-]+$/, "not a parameter name")
  .refine((name) => !/^\/?(aws|ssm)/i.test(name), 'must not begin with "aws" or "ssm"');

/** The standard tier's size. */
export const Value = z
  .string()
  .min(1)
  .refine((value) => Buffer.byteLength(value) <= 4096, "must have 1 to 4096 bytes");

export const Type = z.enum(["String", "StringList"], "only String and StringList are supported by the local cloud");

const parameterProperties = z.strictObject({
  Name,
  Type,
  Value,
  DataType: z.literal("text").optional(),
  Tier: z.literal("Standard").optional(),
  Description: withoutEffect,
  Tags: withoutEffect,
});

export interface Parameter {
  name: string;
  type: z.output<typeof Type>;
  value: string;
  version: number;
  /** ms since 1970 */
  modified: number;
}

export interface Parameters {
  get(name: string): Parameter | undefined;
  /** Writes the next version; durable when it returns. */
  put(name: string, type: Parameter["type"], value: string): Parameter;
  /** Up to `limit` parameters below `path` (ends with a slash) whose names follow `after`, in the order of their names. */
  below(path: string, options: { recursive: boolean; after: string; limit: number }): Parameter[];
}

export const createParameters = (database: DatabaseSync, now: () => number): Parameters => {
  const select = database.prepare("SELECT name, type, value, version, modified FROM parameter WHERE name = ?");
  const upsert = database.prepare(`INSERT INTO parameter VALUES (?, ?, ?, 1, ?, 'api') ON CONFLICT DO UPDATE
    SET type = excluded.type, value = excluded.value, version = version + 1, modified = excluded.modified`);
  const list = database.prepare(`SELECT name, type, value, version, modified FROM parameter
    WHERE substr(name, 1, length(?1)) = ?1 AND name > ?2 AND (?3 OR instr(substr(name, length(?1) + 1), '/') = 0)
    ORDER BY name LIMIT ?4`);
  const get = (name: string) => select.get(name) as unknown as Parameter | undefined;
  return {
    get,
    put: (name, type, value) => {
      upsert.run(name, type, value, now());
      return get(name) as Parameter;
    },
    below: (path, { recursive, after, limit }) => list.all(path, after, recursive ? 1 : 0, limit) as unknown as Parameter[],
  };
};

/**
 * Sets the template's parameters, whatever PutParameter made of them since the last boot, and deletes those that left the
 * template. A value that is as it was keeps its version. Names of PutParameter alone persist.
 *
 * @throws Fault `local-template` for properties that are wrong or not supported here.
 */
export const seedParameters = (database: DatabaseSync, resources: unknown[], now: () => number): void => {
  const read = resources.map((properties) => readProperties(parameterProperties, "AWS::SSM::Parameter", properties));
  const parameters = createParameters(database, now);
  transaction(database, () => {
    for (const { Name, Type, Value } of read) {
      const current = parameters.get(Name);
      if (current?.value !== Value || current.type !== Type) parameters.put(Name, Type, Value);
      database.prepare("UPDATE parameter SET owner = 'template' WHERE name = ?").run(Name);
    }
    const names = JSON.stringify(read.map(({ Name }) => Name));
    database
      .prepare("DELETE FROM parameter WHERE owner = 'template' AND name NOT IN (SELECT value FROM json_each(?))")
      .run(names);
  });
};
