/** Turns an event into a target's input, as text. */
export type Transform = (event: unknown) => string;

const PATH = /^\$(\.[\w-]+)*$/;
const PLACEHOLDER = /<([^<>\s"]+)>/g;

/**
 * Compiles the subset of JSONPath that names one place: `$`, `$.a`, `$.a.b-c`. It gives undefined where nothing stands.
 *
 * @throws TypeError for any other path.
 */
export const compilePath = (path: string): ((event: unknown) => unknown) => {
  if (!PATH.test(path)) throw new TypeError(`JSON path ${path} is not supported: only $.a.b is`);
  const names = path.split(".").slice(1);
  return (event) =>
    names.reduce<unknown>(
      (value, name) =>
        typeof value === "object" && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined,
      event,
    );
};

/** A piece of a template: literal text, or a value that stands inside quotes or free. */
type Piece = { text: string } | { value: (event: unknown) => unknown; quoted: boolean };

/** Whether the end of `text` is inside a JSON string, having begun inside one or not. */
const endsQuoted = (text: string, quoted: boolean): boolean => {
  const quotes = text.replace(/\\[\s\S]/g, "").match(/"/g)?.length ?? 0;
  return quotes % 2 === 1 ? !quoted : quoted;
};

const cut = (template: string, lookUp: (name: string) => (event: unknown) => unknown): Piece[] => {
  const pieces: Piece[] = [];
  let [from, quoted] = [0, false];
  for (const match of template.matchAll(PLACEHOLDER)) {
    const text = template.slice(from, match.index);
    quoted = endsQuoted(text, quoted);
    pieces.push({ text }, { value: lookUp(match[1] ?? ""), quoted });
    from = match.index + match[0].length;
  }
  return [...pieces, { text: template.slice(from) }];
};

/**
 * A string is inserted as it is, not escaped; free, it gets quotes. An object or array inside a string loses its quotes. A
 * path that leads nowhere gives an empty string. ("Amazon EventBridge input transformation", common issues.)
 */
const inserted = (value: unknown, quoted: boolean): string => {
  if (value === undefined) return quoted ? "" : '""';
  if (typeof value === "string") return quoted ? value : `"${value}"`;
  const json = JSON.stringify(value);
  return quoted ? json.replaceAll('"', "") : json;
};

const render = (pieces: Piece[], event: unknown): string =>
  pieces.map((piece) => ("text" in piece ? piece.text : inserted(piece.value(event), piece.quoted))).join("");

const assertJson = (text: string, problem: string): string => {
  try {
    JSON.parse(text);
    return text;
  } catch (cause) {
    throw new TypeError(`${problem}: ${text}`, { cause });
  }
};

const compileTemplate = (template: string, lookUp: (name: string) => (event: unknown) => unknown): Transform => {
  const pieces = cut(template, lookUp);
  assertJson(render(pieces, undefined), "the input template is not JSON");
  return (event) => assertJson(render(pieces, event), "the transformed input is not JSON");
};

/**
 * Compiles the InputTransformer of a rule's target.
 *
 * @throws TypeError for a template that is not JSON or a placeholder that InputPathsMap lacks; the transform throws one
 *   where an unescaped value breaks the JSON (EventBridge's INVALID_JSON).
 */
export const compileInputTransformer = (paths: Record<string, string>, template: string): Transform => {
  const values = new Map(Object.entries(paths).map(([name, path]) => [name, compilePath(path)]));
  return compileTemplate(template, (name) => {
    const value = values.get(name);
    if (!value) throw new TypeError(`the placeholder <${name}> is not in InputPathsMap`);
    return value;
  });
};

/** Compiles a pipe's InputTemplate, whose placeholders are paths: `<$.dynamodb.NewImage.streamId.S>`. Throws as above. */
export const compilePipeTemplate = (template: string): Transform => compileTemplate(template, compilePath);
