import { clockAt, instantOf } from "../../../web/desk/zoned.ts";

test.each([
  ["2023-05-05T11:20", "Asia/Tashkent", "2023-05-05T06:20:00.000Z"],
  ["2023-05-05T11:20", "UTC", "2023-05-05T11:20:00.000Z"],
  ["2026-07-01T00:00", "Europe/Berlin", "2026-06-30T22:00:00.000Z"],
  ["2026-01-01T00:00", "Europe/Berlin", "2025-12-31T23:00:00.000Z"],
  ["2026-03-29T03:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
  ["2026-10-25T01:30", "Europe/Berlin", "2026-10-24T23:30:00.000Z"],
])("a clock that shows %s at %s", (clock, zone, at) => {
  expect(instantOf(clock, zone)).toBe(at);
  expect(clockAt(at, zone)).toBe(clock);
});

test("what is no time is none", () => {
  for (const clock of ["", "2023-05-05", "2023-13-05T11:20", "tomorrow"]) expect(instantOf(clock, "UTC")).toBeUndefined();
});
