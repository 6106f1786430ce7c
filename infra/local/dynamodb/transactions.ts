import { addUnits, changeUnits, consumedCapacity, doubled, readUnits, type Units } from "./capacity.ts";
import { checkCondition } from "./conditions.ts";
import { applyAction, checkKey, keyOf, type Outcome, type Request, validated } from "./dynalite.ts";
import { isServiceError, nameOf, serviceError, validationError } from "./errors.ts";
import { applyWrite, itemBefore, keySource, type WriteOperation } from "./items.ts";
import { hasKey } from "./keys.ts";
import { type Engine, findTable, writeItem } from "./rows.ts";
import { itemSize } from "./size.ts";
import { rememberToken } from "./tokens.ts";
import type { Input, Item, Output, TableDefinition } from "./types.ts";

const MAX_ITEMS = 100;
const MAX_BYTES = 4 * 1024 * 1024;

const OPERATIONS = { Put: "PutItem", Update: "UpdateItem", Delete: "DeleteItem", ConditionCheck: undefined } as const;
type Member = keyof typeof OPERATIONS;

/** One action of a transaction, validated, with the item it meets. */
interface Action {
  /** Absent where the action writes nothing: a check or a read. */
  operation: WriteOperation | undefined;
  request: Request;
  definition: TableDefinition;
  before: Item | undefined;
  returnsItem: boolean;
}

const transactItems = (input: Input): Input[] => {
  const list = input.TransactItems;
  const constraint = (text: string) =>
    validationError(`1 validation error detected: Value at 'transactItems' failed to satisfy constraint: ${text}`);
  if (!Array.isArray(list)) throw constraint("Member must not be null");
  if (list.length < 1) throw constraint("Member must have length greater than or equal to 1");
  if (list.length > MAX_ITEMS) throw constraint(`Member must have length less than or equal to ${MAX_ITEMS}`);
  return list.map((one) => (one ?? {}) as Input);
};

/** The validators are those of the single operations; what a transaction demands beyond them is checked here. */
const checkMember = (member: Member, parameters: Input): void => {
  const demanded = { ConditionCheck: "ConditionExpression", Update: "UpdateExpression", Put: undefined, Delete: undefined }[
    member
  ];
  if (!demanded || parameters[demanded] !== undefined) return;
  throw validationError(
    `1 validation error detected: Value null at 'transactItems.1.member.${member}.${demanded}' failed to satisfy constraint: Member must not be null`,
  );
};

const asWrite = (engine: Engine, one: Input): Action => {
  const members = Object.keys(one).filter((name): name is Member => Object.hasOwn(OPERATIONS, name) && one[name] != null);
  const [member] = members;
  if (!member || members.length > 1) {
    throw validationError("TransactItems can only contain one of Check, Put, Update or Delete");
  }
  const parameters = one[member] as Input;
  checkMember(member, parameters);
  const operation = OPERATIONS[member];
  // A check has the members of a deletion, and its rules.
  const request = validated(operation ?? "DeleteItem", parameters);
  const { definition } = findTable(engine, request.TableName);
  const returnsItem = parameters.ReturnValuesOnConditionCheckFailure === "ALL_OLD";
  return { operation, request, definition, before: itemBefore(engine, definition, request), returnsItem };
};

const checkDistinct = (actions: Action[]): void => {
  const ids = actions.map(({ request, definition }) => {
    const key = keySource(request);
    return hasKey(definition, key) ? `${request.TableName} ${keyOf(key, definition)}` : Symbol();
  });
  if (new Set(ids).size < ids.length) {
    throw validationError("Transaction request cannot include multiple operations on one item");
  }
};

/** An action's outcome, or the reason that a cancelled transaction states for it. */
type Attempt = Outcome | { reason: Output };

const perform = ({ operation, request, definition, before }: Action): Outcome => {
  if (operation) return applyWrite(operation, request, definition, before);
  checkKey(request.Key ?? {}, definition);
  checkCondition(request, before);
  return { answer: {}, after: before };
};

const read = ({ request, definition, before }: Action): Outcome => applyAction("GetItem", request, definition, { before });

const reasonOf = (error: unknown, { returnsItem, before }: Action): Output => {
  if (!isServiceError(error)) throw error;
  const { message: Message } = error.body;
  if (nameOf(error) !== "ConditionalCheckFailedException") return { Code: "ValidationError", Message };
  return { Code: "ConditionalCheckFailed", Message, ...(returnsItem && before ? { Item: before } : {}) };
};

/** Runs every action on its item and writes nothing yet; throws where one fails, with a reason for each. */
const attemptAll = (actions: Action[], run: (action: Action) => Outcome): Outcome[] => {
  const attempts = actions.map((action): Attempt => {
    try {
      return run(action);
    } catch (error) {
      return { reason: reasonOf(error, action) };
    }
  });
  const outcomes = attempts.filter((one): one is Outcome => "answer" in one);
  if (outcomes.length === attempts.length) return outcomes;
  throw canceled(attempts.map((one) => ("reason" in one ? one.reason : { Code: "None" })));
};

/** TransactionCanceledException with one reason for each action, in their order. */
export const canceled = (reasons: Output[]): Error =>
  serviceError(
    "TransactionCanceledException",
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(", ")}]`,
    { CancellationReasons: reasons },
  );

const checkTotalSize = (items: (Item | undefined)[]): void => {
  const bytes = items.reduce((sum, item) => sum + (item ? itemSize(item) : 0), 0);
  if (bytes > MAX_BYTES) throw validationError("The aggregate size of the items in the transaction exceeds 4 MB");
};

const totals = (actions: Action[], cost: (action: Action, position: number) => Units): Map<string, Units> => {
  const units = new Map<string, Units>();
  for (const [position, action] of actions.entries()) {
    const table = action.request.TableName;
    units.set(table, addUnits(units.get(table) ?? { table: 0, indexes: {} }, doubled(cost(action, position))));
  }
  return units;
};

const answered = (input: Input, units: Map<string, Units>, kind: "ReadCapacityUnits" | "WriteCapacityUnits"): Output => {
  const mode = input.ReturnConsumedCapacity;
  if (mode !== "TOTAL" && mode !== "INDEXES") return {};
  return { ConsumedCapacity: [...units].map(([table, parts]) => consumedCapacity(mode, table, parts, kind)) };
};

const readCost = ({ before }: Action): Units => ({ table: readUnits(before ? itemSize(before) : 0, true), indexes: {} });

/**
 * All or nothing over at most 100 items and 4 MB. A repeat of a ClientRequestToken within ten minutes answers as the first time did
 * and writes nothing (API reference, TransactWriteItems). Throws TransactionCanceledException with a reason for each action.
 */
export const transactWriteItems = (engine: Engine, input: Input): Output => {
  const actions = transactItems(input).map((one) => asWrite(engine, one));
  checkDistinct(actions);
  const repeated = rememberToken(engine, input);
  if (repeated) return answered(input, totals(actions, readCost), "ReadCapacityUnits");
  const outcomes = attemptAll(actions, perform);
  checkTotalSize(outcomes.map(({ after }, position) => after ?? actions[position]?.before));
  for (const [position, { definition, before, operation }] of actions.entries()) {
    const after = outcomes[position]?.after;
    if (operation) writeItem(engine, definition, { before, after });
  }
  const cost = ({ definition, before }: Action, position: number) => changeUnits(definition, before, outcomes[position]?.after);
  return answered(input, totals(actions, cost), "WriteCapacityUnits");
};

const asGet = (engine: Engine, one: Input): Action => {
  const { Get } = one;
  if (!Get)
    throw validationError("1 validation error detected: Value null at 'transactItems.1.member.get' failed to satisfy constraint");
  const request = validated("GetItem", Get as Input);
  const { definition } = findTable(engine, request.TableName);
  return { operation: undefined, request, definition, before: itemBefore(engine, definition, request), returnsItem: false };
};

export const transactGetItems = (engine: Engine, input: Input): Output => {
  const actions = transactItems(input).map((one) => asGet(engine, one));
  checkDistinct(actions);
  checkTotalSize(actions.map(({ before }) => before));
  const Responses = attemptAll(actions, read).map(({ answer }) => answer);
  return { Responses, ...answered(input, totals(actions, readCost), "ReadCapacityUnits") };
};
