import type { Block } from "../../../shared/adapters/pdf/block.ts";

/** Something that stands whole on one page. */
export interface Item {
  block: Block;
  /** Distance to what stands above it, unless it opens a page. */
  before: number;
  /** Never the last on a page: a heading, a clause's lead. */
  withNext?: boolean;
  /** Part of the table: its column heads stand above it on every page. */
  inTable?: boolean;
}

export interface Placed {
  block: Block;
  top: number;
}

/** What goes at the top of an item: the table's heads, where the page has none above it yet. */
const headsFor = (item: Item, previous: Item | undefined, heads: Block): Block | undefined =>
  item.inTable && !previous?.inTable ? heads : undefined;

/** Height of an item with those it must stand with, from its own top. */
const runHeight = (items: readonly Item[], index: number): number => {
  const item = items[index];
  if (!item) return 0;
  const next = item.withNext ? items[index + 1] : undefined;
  return item.block.height + (next ? next.before + runHeight(items, index + 1) : 0);
};

/** Puts items on pages of `height` points; an item taller than a page would run over its foot. */
export const paginate = (items: readonly Item[], heads: Block, height: number): Placed[][] => {
  const pages: Placed[][] = [[]];
  let y = 0;
  let previous: Item | undefined;
  const place = (block: Block): void => {
    pages.at(-1)?.push({ block, top: y });
    y += block.height;
  };
  items.forEach((item, index) => {
    const headsHeight = headsFor(item, previous, heads)?.height ?? 0;
    if (previous && y + item.before + headsHeight + runHeight(items, index) > height) {
      pages.push([]);
      y = 0;
      previous = undefined;
    }
    if (previous) y += item.before;
    const above = headsFor(item, previous, heads);
    if (above) place(above);
    place(item.block);
    previous = item;
  });
  return pages;
};
