const parts = (at: number, zone: string): Readonly<Record<string, string>> => {
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
};

/** What a clock at the IANA zone shows at an RFC 3339 time, as `datetime-local` has it: `2023-05-05T11:20`. */
export const clockAt = (at: string | number, zone: string): string => {
  const { year, month, day, hour, minute } = parts(new Date(at).getTime(), zone);
  return `${(year ?? "").padStart(4, "0")}-${month}-${day}T${hour}:${minute}`;
};

/** The RFC 3339 time in UTC at which a clock at the zone shows that; undefined for what is no date and time. */
export const instantOf = (clock: string, zone: string): string | undefined => {
  const wanted = Date.parse(`${clock}Z`);
  if (!clock.includes("T") || Number.isNaN(wanted)) return undefined;
  const off = (at: number): number => Date.parse(`${clockAt(at, zone)}Z`) - at;
  // Twice: the first guess may stand on the other side of a change of the clocks.
  const first = wanted - off(Math.floor(wanted / 60_000) * 60_000);
  return new Date(wanted - off(first)).toISOString();
};
