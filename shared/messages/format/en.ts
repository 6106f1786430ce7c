import { en as cldr } from "./cldr/en.ts";
import type { Locale } from "./locale.ts";
import { oneOrOther } from "./plural-rules.ts";

export const en: Locale = {
  ...cldr,
  language: "en",
  plural: oneOrOther,
  day: (day, month) => `${day}\u00a0${month}`,
  inYear: (days, year) => `${days}\u00a0${year}`,
  languageAlone: (name) => name,
  zones: { "Asia/Tashkent": "Tashkent\u00a0time", "Asia/Almaty": "Astana\u00a0time" },
  zoned: (time, zone) => `${time}, ${zone}`,
  period: (from, until) =>
    from.date === until.date
      ? `${from.date}, ${from.time} to\u00a0${until.time} (${from.zone})`
      : `${from.date}, ${from.time}, to ${until.date}, ${until.time} (${from.zone})`,
};

/** "20th". The other languages set the figure with a hyphen or an ending that the noun decides: their sentences write it. */
export const ordinal = (count: number): string => {
  const [ten, hundred] = [count % 10, count % 100];
  const ending = hundred > 10 && hundred < 14 ? undefined : ["th", "st", "nd", "rd"][ten];
  return `${count}${ending ?? "th"}`;
};
