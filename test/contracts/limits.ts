import { type StartStorage, storageForEach } from "./storage.ts";

const NOON = new Date("2026-05-05T12:10:00Z");

/** What every Limits keeps to (usecases/ports.ts). */
export const describeLimits = (name: string, start: StartStorage): void =>
  describe(`Limits, ${name}`, () => {
    const storage = storageForEach(start);

    test("each is counted by itself, and none is lost of many at once", async () => {
      const { limits } = storage();
      const counts = await Promise.all(Array.from({ length: 20 }, () => limits.count("code-try", "192.0.2.7", NOON)));
      expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect(await limits.count("code-try", "192.0.2.8", NOON)).toBe(1);
      expect(await limits.count("other", "192.0.2.7", NOON)).toBe(1);
    });

    test("another hour begins at one", async () => {
      const { limits } = storage();
      await limits.count("code-try", "192.0.2.7", NOON);
      expect(await limits.count("code-try", "192.0.2.7", new Date("2026-05-05T13:00:00Z"))).toBe(1);
    });
  });
