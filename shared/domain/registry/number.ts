import type { Agreement } from "../agreement/state.ts";
import { Fault } from "../fault.ts";
import { ALPHA_3 } from "./countries.ts";

/** The series that numbers an agreement: its parties' alpha-3 codes sorted, and the year of the last signature in the session's zone. */
export const seriesOf = ({ particulars, slots }: Agreement): string => {
  const codes = particulars.parties.map(({ party }) => ALPHA_3[party] ?? party).sort();
  return `${codes.join("-")}-${legalDate(lastSignature(slots), particulars.session.zone).slice(0, 4)}`;
};

/** `KAZ-UZB-2023-0007`: immutable once given. */
export const numberOf = (series: string, ordinal: number): string => `${series}-${String(ordinal).padStart(4, "0")}`;

export const REGISTRY_NUMBER = /^[A-Z]{3}(?:-[A-Z]{3})+-\d{4}-\d{4,}$/;

/** The ISO 8601 date of an instant at a place (IANA zone). */
export const legalDate = (instant: string, zone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    new Date(instant),
  );

/** When the last signatory signed. */
export const lastSignature = (slots: Agreement["slots"]): string => {
  const last = slots
    .map(({ signed }) => signed?.at ?? "")
    .sort()
    .at(-1);
  if (!last) throw new Fault("not-signed", "nobody has signed", { retryable: false });
  return last;
};
