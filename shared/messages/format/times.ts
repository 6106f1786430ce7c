import { calendarDate, dayAndMonth } from "./dates.ts";
import type { Locale, LocalTime } from "./locale.ts";

/** Only the numbers are the runtime's: browsers have no Kazakh or Uzbek words. */
const numbersAt = (at: string | Date, timeZone: string): Readonly<Record<string, string>> => {
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
  });
  return Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
};

/** "UTC+03:00", "UTC". */
const offsetOf = (timeZoneName = ""): string => timeZoneName.replace(/^GMT(\+00:00)?/, "UTC");

/** An RFC 3339 time at an IANA zone. Throws a RangeError for what is no time or no zone. */
export const localTime = (at: string | Date, timeZone: string, locale: Locale): LocalTime => {
  const { year, month, day, hour, minute, second, timeZoneName } = numbersAt(at, timeZone);
  const date = `${(year ?? "").padStart(4, "0")}-${month}-${day}`;
  return {
    date: calendarDate(date, locale),
    day: dayAndMonth(date, locale),
    time: `${hour}:${minute}`,
    seconds: `${hour}:${minute}:${second}`,
    zone: locale.zones[timeZone] ?? offsetOf(timeZoneName),
  };
};

/** "11:20, Tashkent time"; "11:20 (UTC+03:00)". */
export const timeOfDay = ({ time, zone }: LocalTime, locale: Locale): string =>
  zone.startsWith("UTC") ? `${time} (${zone})` : locale.zoned(time, zone);

/** "5 May 2023, 11:20 (Tashkent time)". */
export const moment = ({ date, time, zone }: LocalTime): string => `${date}, ${time} (${zone})`;

/** "5 May, 10:00–18:00 (Tashkent time)": for subjects, without the year and in the fewest words. */
export const shortPeriod = (from: LocalTime, until: LocalTime): string =>
  from.date === until.date
    ? `${from.day}, ${from.time}–${until.time} (${from.zone})`
    : `${from.day}, ${from.time} – ${until.day}, ${until.time} (${from.zone})`;
