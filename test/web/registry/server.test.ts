import { readFileSync } from "node:fs";
import { queryOf } from "../../../shared/api/registry-query.ts";
import type { Reader, RegistryView } from "../../../shared/api/registry-view.ts";
import { UI_LANGUAGES } from "../../../shared/domain/languages.ts";
import { searched } from "../../../shared/domain/registry/search.ts";
import { render } from "../../../web/registry/server.tsx";
import { entryNamed, registeredAs } from "../../contracts/register.ts";

const HOSTILE = `"><script>alert(1)</script><b onclick="x">&`;
const entry = (number: string, title: string) => ({ ...entryNamed(number), titles: { en: title, ru: `${title} (ru)` } });
const plain = entry("KAZ-UZB-2023-0007", "Roadmap");
const hostile = entry("KAZ-UZB-2023-0008", HOSTILE);

const readerOf = (language: Reader["language"], address = "/"): Reader => ({
  ...{ language, address, publicHost: "registry.example", demonstration: true },
});
const found = (search: string): RegistryView => {
  const query = queryOf(search);
  const { found: entries, facets } = searched([plain, hostile], { words: query.words });
  return { view: "search", query, found: { entries, facets, total: entries.length, complete: false, cursor: "next" } };
};
const described: object = JSON.parse(readFileSync("docs/openapi.json", "utf8"));
const VIEWS: readonly RegistryView[] = [
  found(""),
  found("?q=roadmap&party=KZ,UZ&form=ROADMAP&session=KZ-UZ-IGC.20&state=AUTHENTICATED&from=2023&to=2023&cursor=before"),
  { view: "agreement", registered: registeredAs(plain, 0) },
  { view: "no-number", number: HOSTILE },
  { view: "no-agreement" },
  { view: "no-page" },
  { view: "trouble", title: HOSTILE },
  { view: "docs", description: described },
];

/** A script, an attribute that is one or a style, or a value that is none. */
const RUNS = /<script|<b onclick|<[a-z][^>]*\s(?:on[a-z]+|style)=|undefined|\[object|javascript:/;

describe.each(UI_LANGUAGES)("in %s", (language) => {
  test.each(VIEWS)("$view is whole and has nothing that runs", async (view) => {
    const { head, body } = await render(view, readerOf(language, "/?q=a%26b"));
    expect(head).toMatch(/^<title>[^<]{3,}<\/title><meta name="description" content="[^"]{10,}"\/>/);
    expect(body.match(/<h1/g) ?? []).toHaveLength(view.view === "trouble" ? 0 : 1);
    expect(body).toContain('<main id="content"');
    expect(RUNS.exec(`${head}${body}`)).toBeNull();
    // The language is chosen without losing what was asked for.
    expect(body).toContain('href="?q=a%26b&amp;lang=kk"');
  });
});

test("what is cited is kept by those who search: the list as a whole, and each agreement at its one address", async () => {
  const heads = await Promise.all(VIEWS.map(async (view) => (await render(view, readerOf("en"))).head));
  expect(heads.map((head) => /rel="canonical" href="([^"]+)"/.exec(head)?.[1])).toEqual([
    "https://registry.example/",
    undefined,
    "https://registry.example/agreements/KAZ-UZB-2023-0007",
    ...Array(4).fill(undefined),
    "https://registry.example/docs",
  ]);
  for (const head of heads) expect(head.includes('name="robots" content="noindex"')).toBe(!head.includes("canonical"));
});

test("each thing that is set is let go of by one link, and the years' form keeps the rest", async () => {
  const { body } = await render(found("?q=roadmap&party=KZ,UZ&form=ROADMAP&cursor=x"), readerOf("en"));
  expect(body).toContain('href="/?q=roadmap&amp;party=UZ&amp;form=ROADMAP" aria-label="Remove Kazakhstan"');
  expect(body).toContain('href="/?q=roadmap&amp;party=KZ,UZ" aria-label="Remove Roadmap"');
  expect(body.match(/<input type="hidden"[^>]*>/g)).toEqual([
    '<input type="hidden" name="party" value="KZ,UZ"/>',
    '<input type="hidden" name="form" value="ROADMAP"/>',
    '<input type="hidden" name="q" value="roadmap"/>',
    '<input type="hidden" name="party" value="KZ,UZ"/>',
    '<input type="hidden" name="form" value="ROADMAP"/>',
  ]);
});
