import { same } from "./canonical.ts";
import { type Expression, legacyFilterHolds, type Operand, type Request, sortString, type Test, valueAt } from "./dynalite.ts";
import { serviceError } from "./errors.ts";
import type { AttributeValue, Item } from "./types.ts";

// Evaluates what dynalite's parser gives. Its own evaluation takes false and "" for absent and never finds two maps equal.

type Operands = (AttributeValue | undefined)[];

const typeOf = (value: AttributeValue): string => Object.keys(value)[0] ?? "";
const SETS = ["SS", "NS", "BS"] as const;

const sizeOf = ({ S, B, L, M, SS, NS, BS }: AttributeValue): number | undefined => {
  if (S !== undefined) return S.length;
  if (B !== undefined) return Buffer.from(B, "base64").length;
  return (L ?? SS ?? NS ?? BS ?? (M && Object.keys(M)))?.length;
};

const resolve = (operand: Operand, item: Item): AttributeValue | undefined => {
  if (Array.isArray(operand)) return valueAt(operand, item);
  if (!("type" in operand)) return operand;
  const value = resolve(operand.args[0], item);
  const size = value && sizeOf(value);
  return size === undefined ? undefined : { N: String(size) };
};

const equal = (a: AttributeValue | undefined, b: AttributeValue | undefined): boolean =>
  a !== undefined && b !== undefined && same(a, b);

/** Below, at or above zero as numbers, strings and bytes are sorted in keys; undefined where the two cannot be compared. */
const order = (a: AttributeValue | undefined, b: AttributeValue | undefined): number | undefined => {
  if (!a || !b || typeOf(a) !== typeOf(b) || !["S", "N", "B"].includes(typeOf(a))) return undefined;
  const [left, right] = [sortString(a), sortString(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
};

const ordered = (a: AttributeValue | undefined, b: AttributeValue | undefined, holds: (order: number) => boolean): boolean => {
  const found = order(a, b);
  return found !== undefined && holds(found);
};

const contains = (whole: AttributeValue, part: AttributeValue): boolean => {
  if (whole.S !== undefined) return part.S !== undefined && whole.S.includes(part.S);
  if (whole.B !== undefined) return part.B !== undefined && Buffer.from(whole.B, "base64").includes(part.B, 0, "base64");
  if (whole.L) return whole.L.some((element) => equal(element, part));
  return SETS.some((set) => whole[set]?.some((element) => equal({ [set.slice(0, 1)]: element }, part)));
};

const beginsWith = (whole: AttributeValue, start: AttributeValue): boolean => {
  if (whole.S !== undefined) return start.S !== undefined && whole.S.startsWith(start.S);
  if (whole.B === undefined || start.B === undefined) return false;
  const [bytes, prefix] = [Buffer.from(whole.B, "base64"), Buffer.from(start.B, "base64")];
  return bytes.subarray(0, prefix.length).equals(prefix);
};

const tests: Record<string, (a: AttributeValue | undefined, b: AttributeValue | undefined, operands: Operands) => boolean> = {
  "=": equal,
  "<>": (a, b) => !equal(a, b),
  "<": (a, b) => ordered(a, b, (found) => found < 0),
  "<=": (a, b) => ordered(a, b, (found) => found <= 0),
  ">": (a, b) => ordered(a, b, (found) => found > 0),
  ">=": (a, b) => ordered(a, b, (found) => found >= 0),
  between: (a, low, [, , high]) => ordered(a, low, (found) => found >= 0) && ordered(a, high, (found) => found <= 0),
  in: (a, _b, [, ...list]) => list.some((one) => equal(a, one)),
  attribute_exists: (a) => a !== undefined,
  attribute_not_exists: (a) => a === undefined,
  attribute_type: (a, b) => a !== undefined && typeOf(a) === b?.S,
  begins_with: (a, b) => a !== undefined && b !== undefined && beginsWith(a, b),
  contains: (a, b) => a !== undefined && b !== undefined && contains(a, b),
};

/** Whether an item meets a condition or a filter (Developer Guide, "Condition and filter expressions"). */
const meets = (expression: Expression, item: Item): boolean => {
  if (expression.type === "and") return meets(expression.args[0], item) && meets(expression.args[1], item);
  if (expression.type === "or") return meets(expression.args[0], item) || meets(expression.args[1], item);
  if (expression.type === "not") return !meets(expression.args[0], item);
  return passes(expression, item);
};

const passes = (expression: Test, item: Item): boolean => {
  const test = tests[expression.type === "function" ? expression.name : expression.type];
  if (!test) throw new Error(`an unknown test in an expression: ${expression.type}`);
  const operands = expression.args.map((operand) => resolve(operand, item));
  return test(operands[0], operands[1], operands);
};

/** Throws ConditionalCheckFailedException where the request's condition does not hold for `item`. */
export const checkCondition = ({ _condition }: Request, item: Item | undefined): void => {
  if (!_condition || meets(_condition.expression, item ?? {})) return;
  throw serviceError("ConditionalCheckFailedException", "The conditional request failed");
};

export const passesFilter = (request: Request, item: Item): boolean =>
  request._filter ? meets(request._filter.expression, item) : legacyFilterHolds(request, item);
