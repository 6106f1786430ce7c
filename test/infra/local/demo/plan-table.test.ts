import { tableHeads, tableItems, tableWidth } from "../../../../infra/local/demo/plan-table.ts";
import { clauseItems, preambleItems } from "../../../../infra/local/demo/prose.ts";
import { mm } from "../../../../shared/adapters/pdf/canvas.ts";
import { fonts } from "../../../shared/adapters/pdf/fixtures.ts";
import { documentNames, pageSet } from "./samples.ts";

const column = { x: 0, width: tableWidth };

test.each(documentNames)("%s: a row for each measure, a head for each section, which stays with its first row", (name) => {
  const set = pageSet(name, "kk", "KZ");
  const { sections } = set.document;
  const rows = tableItems(set, fonts, 0);
  expect(rows).toHaveLength(sections.length + sections.flatMap(({ items }) => items).length);
  expect(rows.filter(({ withNext }) => withNext)).toHaveLength(sections.length);
  expect(rows[0]?.withNext).toBe(true);
  expect(rows.at(-1)?.withNext).toBe(false);
  expect(rows.every(({ inTable }) => inTable)).toBe(true);
});

test("no row is so tall that a page could not hold it below the heads and a section's head", () => {
  for (const name of documentNames) {
    for (const language of ["kk", "uz", "ru", "en"] as const) {
      const set = pageSet(name, language, "UZ");
      const tallest = Math.max(...tableItems(set, fonts, 0).map(({ block }) => block.height));
      expect(tableHeads(set, fonts, 0).height + tallest + 30).toBeLessThan(mm(160));
    }
  }
});

test("the announcing words stay with the table, the closing formula with the last clause", () => {
  const set = pageSet("roadmap.v1", "uz", "KZ");
  expect(preambleItems(set, fonts, column).at(-1)?.withNext).toBe(true);
  const clauses = clauseItems(set, fonts, column);
  expect(clauses).toHaveLength(set.document.finalClauses.uz.length + 1);
  expect(clauses.at(-2)?.withNext).toBe(true);
});
