import { randomUUID } from "node:crypto";
import { Fault } from "../../../shared/domain/fault.ts";
import { indexArn, streamArn, tableArn } from "./arn.ts";
import { same } from "./canonical.ts";
import { validated } from "./dynalite.ts";
import { serviceError } from "./errors.ts";
import { type Engine, indexesOf, rebuildIndexes } from "./rows.ts";
import { type IndexDefinition, type Input, type Output, type Table, type TableDefinition, textIn } from "./types.ts";

const save = ({ store }: Engine, table: Table): void => {
  store.sql("INSERT OR REPLACE INTO tbl(name, json) VALUES(?, ?)").run(table.definition.TableName, JSON.stringify(table));
};

const withStream = (engine: Engine, table: Table, known: Table | undefined): Table => {
  const view = table.definition.StreamSpecification?.StreamViewType;
  if (!view) return table;
  const kept = known?.definition.StreamSpecification?.StreamViewType === view ? known.streamLabel : undefined;
  return { ...table, streamLabel: kept ?? new Date(engine.now()).toISOString().slice(0, -1) };
};

/** A key is what CloudFormation would replace the table for; here that would lose its items. */
const checkKeys = (known: Table | undefined, { TableName, KeySchema }: TableDefinition): void => {
  if (!known || same(known.definition.KeySchema, KeySchema)) return;
  throw new Fault("table-key-changed", `${TableName} stands with other keys: remove its database to begin anew`, {
    retryable: false,
  });
};

/** The rules that CreateTable has for a definition, and what this server does not do. */
const checkDefinition = (definition: TableDefinition): void => {
  if ("LocalSecondaryIndexes" in definition) {
    throw new Fault("table-unsupported", `${definition.TableName} has local secondary indexes`, { retryable: false });
  }
  validated("CreateTable", { ...definition });
};

/** Makes the table, or brings one that stands to its definition: its indexes are filled from its items. */
export const createTable = (engine: Engine, definition: TableDefinition): void => {
  const { store, now } = engine;
  const known = store.tables.get(definition.TableName);
  if (known && same(known.definition, definition)) return;
  checkDefinition(definition);
  checkKeys(known, definition);
  const made = { definition, id: known?.id ?? randomUUID(), created: known?.created ?? now() };
  const table = withStream(engine, made, known);
  store.transaction(() => {
    rebuildIndexes(engine, definition);
    save(engine, table);
  });
  store.tables.set(definition.TableName, table);
};

const NO_THROUGHPUT = { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 };

const countRows = ({ store }: Engine, table: string, index: string) => {
  const row = store.sql("SELECT count(*) AS n, coalesce(sum(length(json)), 0) AS bytes FROM row WHERE tbl = ? AND ix = ?");
  const { n, bytes } = row.get(table, index) ?? {};
  return { count: Number(n), bytes: Number(bytes) };
};

const describeIndex = (engine: Engine, table: string, index: IndexDefinition): Output => {
  const { count, bytes } = countRows(engine, table, index.IndexName);
  const state = { IndexStatus: "ACTIVE", IndexSizeBytes: bytes, ItemCount: count, ProvisionedThroughput: NO_THROUGHPUT };
  return { ...index, ...state, IndexArn: indexArn(table, index.IndexName) };
};

const describeStreamOf = ({ definition, streamLabel }: Table): Output => {
  if (!definition.StreamSpecification || !streamLabel) return {};
  return {
    StreamSpecification: { StreamEnabled: true, ...definition.StreamSpecification },
    LatestStreamLabel: streamLabel,
    LatestStreamArn: streamArn(definition.TableName, streamLabel),
  };
};

const describe = (engine: Engine, table: Table): Output => {
  const { TableName, AttributeDefinitions, KeySchema, BillingMode = "PROVISIONED" } = table.definition;
  const { count, bytes } = countRows(engine, TableName, "");
  const indexes = indexesOf(table.definition).map((index) => describeIndex(engine, TableName, index));
  return {
    TableName,
    AttributeDefinitions,
    KeySchema,
    TableStatus: "ACTIVE",
    TableArn: tableArn(TableName),
    TableId: table.id,
    CreationDateTime: table.created / 1000,
    ItemCount: count,
    TableSizeBytes: bytes,
    BillingModeSummary: { BillingMode },
    ProvisionedThroughput: NO_THROUGHPUT,
    DeletionProtectionEnabled: table.definition.DeletionProtectionEnabled ?? false,
    ...(indexes.length ? { GlobalSecondaryIndexes: indexes } : {}),
    ...describeStreamOf(table),
  };
};

const named = ({ store }: Engine, input: Input): Table => {
  const name = textIn(input, "TableName");
  const table = store.tables.get(name);
  if (!table) throw serviceError("ResourceNotFoundException", `Requested resource not found: Table: ${name} not found`);
  return table;
};

export const describeTable = (engine: Engine, input: Input): Output => ({ Table: describe(engine, named(engine, input)) });

export const listTables = ({ store }: Engine, input: Input): Output => {
  const { Limit = 100, ExclusiveStartTableName: start = "" } = validated("ListTables", input);
  const names = [...store.tables.keys()].sort().filter((name) => name > start);
  const TableNames = names.slice(0, Limit);
  return names.length > Limit ? { TableNames, LastEvaluatedTableName: TableNames.at(-1) } : { TableNames };
};

export const describeTimeToLive = (engine: Engine, input: Input): Output => {
  const ttl = named(engine, input).definition.TimeToLiveSpecification;
  if (!ttl?.Enabled) return { TimeToLiveDescription: { TimeToLiveStatus: "DISABLED" } };
  return { TimeToLiveDescription: { TimeToLiveStatus: "ENABLED", AttributeName: ttl.AttributeName } };
};

export const describeContinuousBackups = (engine: Engine, input: Input): Output => {
  const { definition } = named(engine, input);
  const on = definition.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled === true;
  const PointInTimeRecoveryDescription = { PointInTimeRecoveryStatus: on ? "ENABLED" : "DISABLED" };
  return { ContinuousBackupsDescription: { ContinuousBackupsStatus: "ENABLED", PointInTimeRecoveryDescription } };
};
