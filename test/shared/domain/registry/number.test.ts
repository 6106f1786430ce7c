import type { NewEvent } from "../../../../shared/domain/agreement/events.ts";
import { ALPHA_3 } from "../../../../shared/domain/registry/countries.ts";
import { lastSignature, legalDate, numberOf, REGISTRY_NUMBER, seriesOf } from "../../../../shared/domain/registry/number.ts";
import { event, particulars, stateOf, upTo } from "../../../fixtures/agreement.ts";

/** The signatories of a New Year's night: the last one at an instant, the others an hour before. */
const signedAt = (last: string, zone = "Asia/Tashkent") => {
  const data = { ...event.shared.data, particulars: { ...particulars, session: { ...particulars.session, zone } } };
  const events: NewEvent[] = [{ type: "Shared", data }, ...upTo.fullySigned.slice(1)];
  const hourBefore = new Date(Date.parse(last) - 3_600_000).toISOString();
  return stateOf(events, (version) => (version === events.length ? last : hourBefore));
};

test.each([
  ["2023-12-31T18:59:59.999Z", "Asia/Tashkent", "KAZ-UZB-2023"],
  ["2023-12-31T19:00:00.000Z", "Asia/Tashkent", "KAZ-UZB-2024"],
  ["2023-12-31T20:30:00.000Z", "Asia/Tashkent", "KAZ-UZB-2024"],
  ["2023-12-31T20:30:00.000Z", "Europe/London", "KAZ-UZB-2023"],
  ["2024-01-01T04:59:59.000Z", "America/New_York", "KAZ-UZB-2023"],
])("the last signature at %s in %s counts as %s", (at, zone, series) => {
  expect(seriesOf(signedAt(at, zone))).toBe(series);
});

test("the series sorts alpha-3 codes, which alpha-2 codes need not follow", () => {
  // Bosnia and Herzegovina is BA and BIH, Belgium BE and BEL.
  const state = stateOf(upTo.fullySigned);
  const parties = ["BA", "BE"].map((party) => ({ party, name: {}, onBehalfOf: {} }));
  expect(seriesOf({ ...state, particulars: { ...particulars, parties } })).toBe("BEL-BIH-2023");
});

test.each([
  ["2023-05-05T18:59:59.999Z", "Asia/Tashkent", "2023-05-05"],
  ["2023-05-05T19:00:00.000Z", "Asia/Tashkent", "2023-05-06"],
  // Kazakhstan went over from UTC+6 to UTC+5 on 1 March 2024.
  ["2024-02-28T18:30:00.000Z", "Asia/Almaty", "2024-02-29"],
  ["2024-03-01T18:30:00.000Z", "Asia/Almaty", "2024-03-01"],
])("%s in %s is %s", (instant, zone, date) => {
  expect(legalDate(instant, zone)).toBe(date);
});

test.each([
  [1, "KAZ-UZB-2023-0001"],
  [9999, "KAZ-UZB-2023-9999"],
  [10000, "KAZ-UZB-2023-10000"],
])("number %i is %s", (ordinal, number) => {
  expect(numberOf("KAZ-UZB-2023", ordinal)).toBe(number);
  expect(number).toMatch(REGISTRY_NUMBER);
});

test.each(["KAZ-2023-0001", "KAZ-UZB-2023-001", "kaz-uzb-2023-0001", "KAZ-UZB-2023-0001\n"])("%j is no number", (text) => {
  expect(text).not.toMatch(REGISTRY_NUMBER);
});

test("the last signature is the latest, whoever gave it, and nobody's is a Fault", () => {
  expect(lastSignature(stateOf(upTo.fullySigned).slots)).toBe("2023-05-05T05:02:00.000Z");
  expect(lastSignature(stateOf([...upTo.prepared, event.signedKZ]).slots)).toBe("2023-05-05T05:01:00.000Z");
  expect(() => lastSignature(stateOf(upTo.prepared).slots)).toThrow(expect.objectContaining({ code: "not-signed" }));
});

test("ISO 3166-1 has 249 countries, each with two codes of its own", () => {
  const entries = Object.entries(ALPHA_3);
  expect(entries).toHaveLength(249);
  expect(new Set(Object.values(ALPHA_3)).size).toBe(249);
  expect(entries.filter(([two, three]) => !/^[A-Z]{2}$/.test(two) || !/^[A-Z]{3}$/.test(three))).toEqual([]);
  expect(ALPHA_3).toMatchObject({ KZ: "KAZ", UZ: "UZB", KG: "KGZ", TJ: "TJK", TM: "TKM" });
});
