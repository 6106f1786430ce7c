import { createStops } from "../../../infra/local/stops.ts";

test("what was started last ends first, each once", async () => {
  const stops = createStops();
  const ended: string[] = [];
  expect(stops.add("database", (name) => ended.push(name))).toBe("database");
  stops.add("server", async (name) => {
    await Promise.resolve();
    ended.push(name);
  });
  await stops.run();
  await stops.run();
  expect(ended).toEqual(["server", "database"]);
});

test("one that fails does not keep the others running", async () => {
  const stops = createStops();
  const ended: string[] = [];
  stops.add("database", (name) => ended.push(name));
  stops.add("server", () => {
    throw new Error("still busy");
  });
  await expect(stops.run()).rejects.toMatchObject({ errors: [new Error("still busy")] });
  expect(ended).toEqual(["database"]);
});
