import type { Category } from "./table.ts";

/** CLDR's cardinal rule of Kazakh and Uzbek, and of English, where it holds for what is not written with decimals. */
export const oneOrOther = (count: number): Category => (count === 1 ? "one" : "other");

/** CLDR's cardinal rule of Russian. */
export const russian = (count: number): Category => {
  if (!Number.isInteger(count)) return "other";
  const [ten, hundred] = [count % 10, count % 100];
  if (ten === 1 && hundred !== 11) return "one";
  return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? "few" : "many";
};
