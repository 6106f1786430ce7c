import fc from "fast-check";
import { type Item, type Placed, paginate } from "../../../../infra/local/demo/flow.ts";

const block = (height: number) => ({ height, draw: () => {} });
const heads = block(10);
const row = (height: number, over: Partial<Item> = {}): Item => ({ block: block(height), before: 0, inTable: true, ...over });
const heightsOf = (pages: Placed[][]) => pages.map((page) => page.map(({ block }) => block.height));

test("column heads stand above the table on each of its pages, and only there", () => {
  const items = [row(30, { inTable: false }), row(40), row(40), row(40), row(20, { inTable: false })];
  expect(heightsOf(paginate(items, heads, 100))).toEqual([[30, 10, 40], [10, 40, 40], [20]]);
});

test("a heading goes with what it heads", () => {
  const items = [row(60), row(15, { withNext: true }), row(30)];
  expect(heightsOf(paginate(items, heads, 100))).toEqual([
    [10, 60],
    [10, 15, 30],
  ]);
});

test("the distance above an item is kept within a page and dropped at its top", () => {
  const items = [row(50, { inTable: false }), row(20, { inTable: false, before: 8 }), row(60, { inTable: false, before: 8 })];
  const tops = paginate(items, heads, 100).map((page) => page.map(({ top }) => top));
  expect(tops).toEqual([[0, 58], [0]]);
});

test("every item is placed once, in order, above the page's foot", () => {
  const any = fc.record({
    height: fc.integer({ min: 5, max: 40 }),
    before: fc.integer({ min: 0, max: 9 }),
    inTable: fc.boolean(),
    withNext: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 40 }), (rows) => {
      const chained = rows.map((item, index) => ({ ...item, withNext: item.withNext && index % 3 === 0 }));
      const items = chained.map(({ height, ...item }) => ({ ...item, block: block(height) }));
      const pages = paginate(items, heads, 120);
      const placed = pages.flat().filter((entry) => entry.block !== heads);
      expect(placed.map((entry) => entry.block)).toEqual(items.map((item) => item.block));
      for (const { block, top } of pages.flat()) expect(top + block.height).toBeLessThanOrEqual(120);
    }),
  );
});
