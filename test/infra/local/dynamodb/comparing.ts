import type { Step } from "./operations-at-random.ts";

const SETS = new Set(["SS", "NS", "BS"]);

/** DynamoDB drops zeros that say nothing; the judge adds 1.5 and 2.5 to "4.0". */
const withoutZeros = (number: string): string => (number.includes(".") ? number.replace(/\.?0+$/, "") : number);

/** The same value for the same meaning: sets sorted, members by name, bytes as base64, absent members left out. */
export const normal = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(normal);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([name, member]) => member !== undefined && name !== "$metadata");
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, normalMember(name, member)]));
};

const normalMember = (name: string, member: unknown): unknown => {
  if (name === "N" && typeof member === "string") return withoutZeros(member);
  return SETS.has(name) ? sorted(normal(member)) : normal(member);
};

export const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : value;

const unordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return sorted(value);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unordered(member)]));
};

interface Failure {
  name: string;
  Item?: unknown;
  CancellationReasons?: { Code?: string; Item?: unknown }[];
}

/** Of an error its name, its reasons and the items it returns: the wording of messages is not compared. */
const failure = ({ name, Item, CancellationReasons }: Failure) => ({
  name,
  Item,
  reasons: CancellationReasons?.map((reason) => ({ Code: reason.Code, Item: reason.Item })),
});

const COSTS = ["ConsumedCapacity", "ReadCapacityUnits", "WriteCapacityUnits"];
const without = (value: unknown, names: string[]): unknown => {
  if (Array.isArray(value)) return value.map((element) => without(element, names));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !names.includes(name));
  return Object.fromEntries(kept.map(([name, member]) => [name, without(member, names)]));
};

type Answer = Record<string, unknown>;
interface Page extends Answer {
  ScannedCount: number;
}

/** The empty page that follows where Limit ended at the last item. */
const withoutEmptyLastPage = (pages: Page[]): unknown[] => {
  if (pages.length < 2 || pages.at(-1)?.ScannedCount !== 0) return pages;
  return [...pages.slice(0, -2), without(pages.at(-2), ["LastEvaluatedKey"])];
};

interface Difference {
  reason: string;
  applies: (step: Step) => boolean;
  /** Takes from an answer what is known to differ; the rest is compared. */
  reduce: (answer: Answer) => unknown;
}

/** Where DynamoDB Local and DynamoDB itself, by its documentation, differ. */
const differences: Difference[] = [
  {
    reason: "Limit ended at the last item: DynamoDB gives a LastEvaluatedKey (API reference, Query), the judge looks ahead",
    applies: ({ name }) => name === "Query",
    reduce: (answer) => (Array.isArray(answer.pages) ? { pages: withoutEmptyLastPage(answer.pages as Page[]) } : answer),
  },
  {
    reason: "a read that finds nothing costs the minimum (Developer Guide, Query and GetItem); the judge counts 0",
    applies: ({ name }) => name === "Query",
    reduce: (answer) =>
      Array.isArray(answer.pages)
        ? { pages: (answer.pages as Page[]).map((page) => (page.ScannedCount ? page : without(page, COSTS))) }
        : answer,
  },
  {
    reason: "the same for keys that a batch does not find",
    applies: ({ name }) => name === "BatchGetItem",
    reduce: (answer) => without(answer, COSTS) as Answer,
  },
  {
    reason: "the judge says no ReadCapacityUnits for transactions",
    applies: ({ name }) => name === "TransactGetItems",
    reduce: (answer) => without(answer, COSTS.slice(1)),
  },
  {
    reason:
      "a write costs at least 1, in a transaction 2 (Developer Guide); the judge counts half for a missing item and double in a batch",
    applies: ({ name, input }) =>
      name === "TransactWriteItems" || (name === "BatchWriteItem" && JSON.stringify(input).includes("DeleteRequest")),
    reduce: (answer) => without(answer, COSTS),
  },
  {
    reason:
      "of a path UPDATED_OLD and UPDATED_NEW return what it leads to (API reference, UpdateItem); the judge returns the whole attribute",
    applies: ({ name, input }) =>
      name === "UpdateItem" && /#(m|l)[.[]/.test(JSON.stringify(input)) && /"UPDATED_/.test(JSON.stringify(input)),
    reduce: (answer) => without(answer, ["Attributes"]),
  },
  {
    reason: "the judge says the cost of a DeleteItem that returns ALL_OLD even for NONE",
    applies: ({ name, input }) =>
      name === "DeleteItem" && "ReturnConsumedCapacity" in input && input.ReturnConsumedCapacity === "NONE",
    reduce: (answer) => without(answer, COSTS),
  },
];

export const comparable = (step: Step, answer: object): object => {
  const value = normal("error" in answer ? failure(answer.error as Failure) : answer) as Answer;
  const reduced = differences.filter(({ applies }) => applies(step)).reduce((left, { reduce }) => reduce(left) as Answer, value);
  return step.ordered ? reduced : (unordered(reduced) as object);
};

interface Failed {
  name?: string;
  reasons?: { Code: string }[];
}

/** Errors that both give, but not the same: each pair with why. */
const pairs: { reason: string; applies: (step: Step, ours: Failed, theirs: Failed) => boolean }[] = [
  {
    reason: "DynamoDB refuses an expression that cannot be before it looks for the table; the judge looks first",
    applies: (_step, ours, theirs) => ours.name === "ValidationException" && theirs.name === "ResourceNotFoundException",
  },
  {
    reason: "two actions on one item are refused first (API reference); the judge first checks their conditions",
    applies: ({ name }, ours, theirs) =>
      name === "TransactWriteItems" && ours.name === "ValidationException" && theirs.name === "TransactionCanceledException",
  },
  {
    reason: "what an update may not change is checked before its condition; the judge checks the condition first",
    applies: ({ name }, ours, theirs) =>
      name === "UpdateItem" && ours.name === "ValidationException" && theirs.name === "ConditionalCheckFailedException",
  },
  {
    reason:
      "an action that cannot apply is the reason ValidationError of its place (API reference, TransactWriteItems); the judge gives that one reason alone, throws ValidationException, or says the failed condition",
    applies: ({ name }, ours, theirs) =>
      name === "TransactWriteItems" &&
      (ours.reasons ?? []).some(({ Code }) => Code === "ValidationError") &&
      theirs.name !== undefined,
  },
];

export const explained = (step: Step, ours: Failed, theirs: Failed): boolean =>
  pairs.some(({ applies }) => applies(step, ours, theirs));
