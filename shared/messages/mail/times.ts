import type { UiLanguage } from "../../domain/languages.ts";
import { signaturePageWords } from "../signature-page.ts";
import type { LocalTime } from "./words/shape.ts";
import { letterWords } from "./words.ts";

const fields = (at: string, timeZone: string) => {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "longOffset",
  });
  return Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
};

const held = (date: string): string => date.replaceAll(" ", "\u00a0");

/** An RFC 3339 time at an IANA zone, worded as on the signature page. Throws a RangeError for what is no time or no zone. */
export const localTime = (at: string, timeZone: string, language: UiLanguage): LocalTime => {
  const { year, month, day, hour, minute, timeZoneName } = fields(at, timeZone);
  const { signature, months, zones } = signaturePageWords[language];
  const monthName = months[Number(month) - 1] ?? "";
  return {
    date: held(signature.date(Number(day), monthName, Number(year))),
    day: held(letterWords[language].day(Number(day), monthName)),
    time: `${hour}:${minute}`,
    zone: held(zones[timeZone] ?? (timeZoneName ?? "").replace(/^GMT(\+00:00)?/, "UTC")),
  };
};

/** An ISO 8601 date, which no zone moves. */
export const calendarDate = (date: string, language: UiLanguage): string => localTime(`${date}T12:00:00Z`, "UTC", language).date;

export const moment = ({ date, time, zone }: LocalTime): string => `${date}, ${time} (${zone})`;

/** For subjects: without the year, in the fewest words. */
export const span = (from: LocalTime, until: LocalTime): string =>
  from.date === until.date
    ? `${from.day}, ${from.time}–${until.time} (${from.zone})`
    : `${from.day}, ${from.time} – ${until.day}, ${until.time} (${from.zone})`;
