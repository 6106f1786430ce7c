import { uz as cldr } from "./cldr/uz.ts";
import type { Locale } from "./locale.ts";
import { oneOrOther } from "./plural-rules.ts";

export const uz: Locale = {
  ...cldr,
  language: "uz",
  plural: oneOrOther,
  day: (day, month) => `${day}-${month}`,
  inYear: (days, year) => `${year}-yil\u00a0${days}`,
  languageAlone: (name) => `${name} tili`,
  zones: { "Asia/Tashkent": "Toshkent\u00a0vaqti\u00a0bilan", "Asia/Almaty": "Ostona\u00a0vaqti\u00a0bilan" },
  zoned: (time, zone) => `${zone} ${time}`,
  period: (from, until) =>
    from.date === until.date
      ? `${from.date}, soat\u00a0${from.time} dan ${until.time} gacha (${from.zone})`
      : `${from.date}, ${from.time} – ${until.date}, ${until.time} (${from.zone})`,
};
