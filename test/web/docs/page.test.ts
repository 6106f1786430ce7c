import { UI_LANGUAGES } from "../../../shared/domain/languages.ts";
import { operationsOf, problemsOf } from "../../../web/docs/openapi.ts";
import { described, ORIGIN, operationIn, rendered, textOf } from "./rendered.ts";

const operations = operationsOf(described);
const matches = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, found]) => found ?? "");

describe.each(UI_LANGUAGES)("the page in %s", (language) => {
  let html: string;
  beforeAll(async () => {
    html = await rendered(language);
  });

  test.each(operations)("$operationId has its anchor, method, path, summary, example and problems", (operation) => {
    const { operationId, method, path, summary } = operation;
    const section = operationIn(html, operationId);
    const text = textOf(section);
    expect(section).toContain(`<h3 id="${operationId}">`);
    expect(text).toContain(`${method} ${path}`);
    expect(text).toContain(summary);
    expect(text).toContain(`curl `);
    expect(text).toContain(`${ORIGIN}${path.split("{")[0]}`);
    for (const { codes } of problemsOf(operation)) for (const code of codes) expect(section).toContain(`href="#problem-${code}"`);
    for (const name of path.matchAll(/\{(\w+)\}/g)) expect(section).toContain(`<code class="docs-name">${name[1]}</code>`);
  });

  test("every link within leads to one place, and no place is named twice", () => {
    const ids = matches(html, / id="([^"]+)"/g);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(matches(html, / href="#([^"]+)"/g).filter((id) => !ids.includes(id))).toEqual([]);
    expect(matches(html, / aria-labelledby="([^"]+)"/g).filter((id) => !ids.includes(id))).toEqual([]);
    expect(matches(html, / for="([^"]+)"/g).filter((id) => !ids.includes(id))).toEqual([]);
    expect(matches(html, / href="([^"]+)"/g).filter((href) => !href.startsWith("#"))).toEqual(["/openapi.json"]);
  });

  test("it holds no value that was not one, no style, no script and no handler", () => {
    expect(textOf(html)).not.toMatch(/\[object|undefined|\bNaN\b|\|/);
    expect(html).not.toMatch(/<script|<style|<iframe| style=| on[a-z]+=|javascript:/i);
  });

  test("headings follow one another without a step left out", () => {
    const levels = matches(html, /<h([1-6])/g).map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  test("English passages are marked where the page is not English", () => {
    const [operation] = operations;
    expect(operationIn(html, operation?.operationId ?? "").includes(`<p lang="en">${operation?.summary}`)).toBe(
      language !== "en",
    );
  });

  test("it is no burden: less than 400 KB", () => {
    expect(Buffer.byteLength(html)).toBeLessThan(400_000);
  });
});

test("every schema of the description is shown, where it is used or among the shared ones", async () => {
  const text = textOf(await rendered("en"));
  for (const schema of Object.values(described.components.schemas))
    for (const name of Object.keys(schema.properties ?? {})) expect(text).toContain(name);
});

test("public examples can be run, and no other", async () => {
  const html = await rendered("en");
  const open = operations.filter(({ security }) => security.length === 0);
  expect(matches(html, /<form [^>]*data-run="([^"]+)"/g).sort()).toEqual(open.map(({ path }) => path).sort());
  expect(open.map(({ method }) => method)).toEqual(open.map(() => "GET"));
});

test("the forms are not there until a script is: without one they would do nothing", async () => {
  const forms = matches(await rendered("en"), /(<form [^>]*>)/g);
  expect(forms.filter((form) => !/ hidden/.test(form))).toEqual([]);
});

test("the examples take the public entry that is given", async () => {
  const sample = { number: "KAZ-UZB-2026-0001", sha256: "ab".repeat(32), agreementId: "0123456789abcdef" };
  const html = await rendered("en", described, sample);
  expect(textOf(operationIn(html, "read-entry"))).toContain(`curl ${ORIGIN}/v1/registry/agreements/${sample.number}`);
  expect(operationIn(html, "read-entry")).toContain(`value="${sample.number}"`);
  expect(textOf(operationIn(html, "find-text"))).toContain(sample.sha256);
  expect(textOf(operationIn(html, "find-agreement"))).toContain(sample.agreementId);
});

test("what a description says is text, never markup", async () => {
  const hostile = JSON.parse(JSON.stringify(described).replaceAll("A registered agreement by its number", "<b onclick=x>&"));
  const html = await rendered("en", hostile);
  expect(html).toContain("&lt;b onclick=x>&amp;");
});
