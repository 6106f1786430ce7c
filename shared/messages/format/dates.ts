import type { Locale } from "./locale.ts";

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** An ISO 8601 date, as on a calendar: no zone moves it. Throws a RangeError for what is no date. */
const dayOf = (date: string): CalendarDay => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  if (!year || new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date) throw new RangeError(`no date: ${date}`);
  return { year: Number(year), month: Number(month), day: Number(day) };
};

const inMonth = (day: string, month: number, locale: Locale): string => locale.day(day, locale.months[month - 1] ?? "");

/** "5 May" of an ISO 8601 date. */
export const dayAndMonth = (date: string, locale: Locale): string => {
  const { day, month } = dayOf(date);
  return inMonth(String(day), month, locale);
};

/** "5 May 2023" of an ISO 8601 date, as treaties write it; nothing in it breaks. Throws a RangeError for what is no date. */
export const calendarDate = (date: string, locale: Locale): string => locale.inYear(dayAndMonth(date, locale), dayOf(date).year);

/** "5–7 May 2023", "5 May – 7 June 2023": month and year are said once where they are the same. From and until are ISO 8601 dates. */
export const dateRange = (from: string, until: string, locale: Locale): string => {
  const [first, last] = [dayOf(from), dayOf(until)];
  if (from === until) return calendarDate(from, locale);
  if (first.year !== last.year) return `${calendarDate(from, locale)}\u00a0– ${calendarDate(until, locale)}`;
  const days =
    first.month === last.month
      ? inMonth(`${first.day}–${last.day}`, first.month, locale)
      : `${dayAndMonth(from, locale)}\u00a0– ${dayAndMonth(until, locale)}`;
  return locale.inYear(days, first.year);
};
