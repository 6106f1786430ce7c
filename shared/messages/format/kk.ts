import { kk as cldr } from "./cldr/kk.ts";
import type { Locale } from "./locale.ts";
import { oneOrOther } from "./plural-rules.ts";

export const kk: Locale = {
  ...cldr,
  language: "kk",
  plural: oneOrOther,
  day: (day, month) => `${day}\u00a0${month}`,
  inYear: (days, year) => `${year}\u00a0жылғы\u00a0${days}`,
  languageAlone: (name) => `${name} тілі`,
  zones: { "Asia/Tashkent": "Ташкент\u00a0уақытымен", "Asia/Almaty": "Астана\u00a0уақытымен" },
  zoned: (time, zone) => `${zone} ${time}`,
  period: (from, until) =>
    from.date === until.date
      ? `${from.date}, ${from.time}–${until.time} (${from.zone})`
      : `${from.date}, ${from.time} – ${until.date}, ${until.time} (${from.zone})`,
};
