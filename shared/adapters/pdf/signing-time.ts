import { locales } from "../../messages/format/locales.ts";
import { localTime } from "../../messages/format/times.ts";
import { type PageLanguage, signaturePageWords } from "../../messages/signature-page.ts";

/**
 * "Signed 5 May 2023, 11:20:36 (Tashkent time)" in the page's language; a zone without a name of its own stands as UTC+03:00.
 * Only the words after the time may go to a next line. Throws RangeError for an unknown IANA zone or an invalid date.
 */
export const signedSentence = (language: PageLanguage, at: Date, timeZone: string): string => {
  const { date, seconds, zone } = localTime(at, timeZone, locales[language]);
  return signaturePageWords[language].signature.signed(date, seconds, zone);
};
