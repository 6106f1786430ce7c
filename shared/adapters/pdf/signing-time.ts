import { type PageLanguage, signaturePageWords } from "../../messages/signature-page.ts";

const partsIn = (at: Date, timeZone: string): Record<string, string> => {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "longOffset",
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
};

/**
 * "Signed 5 May 2023, 11:20:36 (Tashkent time)" in the page's language; a zone without a name of its own stands as UTC+03:00.
 * Only the words after the time may go to a next line. Throws RangeError for an unknown IANA zone or an invalid date.
 */
export const signedSentence = (language: PageLanguage, at: Date, timeZone: string): string => {
  const { signature, months, zones } = signaturePageWords[language];
  const { day, month, year, hour, minute, second, timeZoneName } = partsIn(at, timeZone);
  const date = signature.date(Number(day), months[Number(month) - 1] ?? "", Number(year));
  const zone = zones[timeZone] ?? (timeZoneName ?? "").replace(/^GMT(\+00:00)?/, "UTC");
  const together = (words: string): string => words.replaceAll(" ", "\u00a0");
  return signature.signed(together(date), `${hour}:${minute}:${second}`, together(zone));
};
