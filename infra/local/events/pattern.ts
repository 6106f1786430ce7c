/** Tells whether an event matches. */
export type Matcher = (event: unknown) => boolean;
type Leaf = string | number | boolean | null;
type Test = (leaf: Leaf) => boolean;

/** What a field's list of alternatives comes to: `absent` is whether a field that is not there matches. */
interface Rule {
  absent: boolean;
  test: Test;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isLeaf = (value: unknown): value is Leaf => value === null || ["string", "number", "boolean"].includes(typeof value);

const invalid = (at: string, problem: string): TypeError => new TypeError(`event pattern at ${at || "its root"}: ${problem}`);
const text = (value: unknown, at: string): string => {
  if (typeof value === "string" && value !== "") return value;
  throw invalid(at, "needs a non-empty string");
};
const onText =
  (test: (text: string) => boolean): Test =>
  (leaf) =>
    typeof leaf === "string" && test(leaf);

const prefix = (value: unknown, at: string): Test => {
  const start = text(value, at);
  return onText((leaf) => leaf.startsWith(start));
};
const suffix = (value: unknown, at: string): Test => {
  const end = text(value, at);
  return onText((leaf) => leaf.endsWith(end));
};

/** `*` stands for any characters; `\*` and `\\` are literal; two stars in a row are refused, as EventBridge does. */
const wildcard = (value: unknown, at: string): Test => {
  const tokens = text(value, at).match(/\\[\s\S]?|[\s\S]/gu) ?? [];
  if (tokens.some((token, index) => token === "*" && tokens[index + 1] === "*")) throw invalid(at, "consecutive wildcards");
  const source = tokens.map((token) => {
    if (token === "*") return "[\\s\\S]*";
    if (token.startsWith("\\") && token !== "\\*" && token !== "\\\\") throw invalid(at, `unknown escape ${token}`);
    return (token.at(-1) ?? "").replace(/[$()*+./?[\\\]^{|}]/u, "\\$&");
  });
  const expression = new RegExp(`^${source.join("")}$`, "u");
  return onText((leaf) => expression.test(leaf));
};

const COMPARE: Record<string, (a: number, b: number) => boolean> = {
  "=": (a, b) => a === b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

/** `["=", 5]`, or one or two bounds as `[">", 0, "<=", 5]`. */
const numeric = (value: unknown, at: string): Test => {
  if (!Array.isArray(value) || (value.length !== 2 && value.length !== 4)) throw invalid(at, "needs a comparison or a range");
  const bounds = Array.from({ length: value.length / 2 }, (_, index) => {
    const [operator, bound] = value.slice(index * 2);
    const compare = typeof operator === "string" && Object.hasOwn(COMPARE, operator) ? COMPARE[operator] : undefined;
    if (!compare || typeof bound !== "number") throw invalid(at, `unknown comparison ${operator} ${bound}`);
    return (leaf: number) => compare(leaf, bound);
  });
  return (leaf) => typeof leaf === "number" && bounds.every((bound) => bound(leaf));
};

const NEGATABLE: Record<string, (value: unknown, at: string) => Test> = { prefix, suffix, wildcard };

const anythingBut = (value: unknown, at: string): Test => {
  if (isObject(value)) {
    const [name, operand] = onlyEntry(value, at);
    const make = Object.hasOwn(NEGATABLE, name) ? NEGATABLE[name] : undefined;
    if (!make) throw invalid(at, `unknown operator anything-but ${name}`);
    const tests = [operand].flat().map((one) => make(one, at));
    return (leaf) => !tests.some((test) => test(leaf));
  }
  const values = [value].flat();
  if (values.length === 0 || !values.every((one) => typeof one === "string" || typeof one === "number"))
    throw invalid(at, "anything-but needs strings or numbers");
  return (leaf) => !values.some((one) => one === leaf);
};

const onlyEntry = (value: Record<string, unknown>, at: string): [string, unknown] => {
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) throw invalid(at, "an alternative has exactly one operator");
  return entry;
};

const OPERATORS: Record<string, (value: unknown, at: string) => Test> = { ...NEGATABLE, numeric, "anything-but": anythingBut };

const ruleOf = (alternative: unknown, at: string): Rule => {
  if (isLeaf(alternative)) return { absent: false, test: (leaf) => leaf === alternative };
  if (!isObject(alternative)) throw invalid(at, "an alternative is a value or an operator");
  const [name, operand] = onlyEntry(alternative, at);
  if (name === "exists") {
    if (typeof operand !== "boolean") throw invalid(at, "exists needs true or false");
    return { absent: !operand, test: () => operand };
  }
  const make = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (!make) throw invalid(at, `unknown operator ${name}`);
  return { absent: false, test: make(operand, at) };
};

/** An array stands for its elements; an object is no leaf, so `exists` sees nothing there. */
const leavesOf = (value: unknown): Leaf[] => {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  return isLeaf(value) ? [value] : [];
};

const compileField = (alternatives: unknown[], at: string): Matcher => {
  if (alternatives.length === 0) throw invalid(at, "an empty list matches nothing");
  const rules = alternatives.map((alternative) => ruleOf(alternative, at));
  return (value) => {
    const leaves = leavesOf(value);
    return rules.some(({ absent, test }) => (leaves.length === 0 ? absent : leaves.some(test)));
  };
};

const compileNode = (pattern: unknown, at: string): Matcher => {
  if (Array.isArray(pattern)) return compileField(pattern, at);
  if (!isObject(pattern)) throw invalid(at, "a field needs a list of alternatives or an object");
  const fields = Object.entries(pattern).map(([name, inner]) => {
    if (name.startsWith("$")) throw invalid(at, `unknown operator ${name}`);
    return { name, matches: compileNode(inner, at ? `${at}.${name}` : name) };
  });
  if (fields.length === 0) throw invalid(at, "an empty object matches nothing");
  const matchesOne = (value: unknown) =>
    fields.every(({ name, matches }) => matches(isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined));
  return (value) => (Array.isArray(value) && value.length > 0 ? value.some(matchesOne) : matchesOne(value));
};

/**
 * Compiles an event pattern ("Amazon EventBridge event patterns"): exact values, prefix, suffix, wildcard, anything-but,
 * numeric and exists, on nested objects; alternatives are ORed, fields ANDed, within one element of an array of objects.
 *
 * @throws TypeError naming the place, for a pattern that EventBridge would refuse or an operator not supported here.
 */
export const compilePattern = (pattern: unknown): Matcher => {
  if (!isObject(pattern)) throw invalid("", "needs an object");
  return compileNode(pattern, "");
};
