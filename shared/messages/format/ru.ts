import { ru as cldr } from "./cldr/ru.ts";
import type { Locale } from "./locale.ts";
import { russian } from "./plural-rules.ts";

export const ru: Locale = {
  ...cldr,
  language: "ru",
  plural: russian,
  day: (day, month) => `${day}\u00a0${month}`,
  inYear: (days, year) => `${days}\u00a0${year}\u00a0года`,
  languageAlone: (name) => name,
  zones: { "Asia/Tashkent": "по\u00a0ташкентскому\u00a0времени", "Asia/Almaty": "по\u00a0времени\u00a0Астаны" },
  zoned: (time, zone) => `${time} ${zone}`,
  period: (from, until) =>
    from.date === until.date
      ? `${from.date}, с\u00a0${from.time} до\u00a0${until.time} (${from.zone})`
      : `с\u00a0${from.time} ${from.date} до\u00a0${until.time} ${until.date} (${from.zone})`,
};
