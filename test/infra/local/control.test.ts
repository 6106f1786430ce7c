import { request } from "node:http";
import { serveControl } from "../../../infra/local/control.ts";

const ticks: Date[] = [];
let control: Awaited<ReturnType<typeof serveControl>>;

beforeAll(async () => {
  control = await serveControl((time) => ticks.push(time));
});
afterAll(() => control.close());
beforeEach(() => {
  ticks.length = 0;
});

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  new Promise<number | undefined>((resolve, reject) => {
    const outgoing = request(control.url + path, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });

test("the clock turns to the time it is told", async () => {
  expect(await post("/tick", '{"time":"2027-01-01T00:00:00Z"}')).toBe(204);
  expect(ticks).toEqual([new Date("2027-01-01T00:00:00Z")]);
});

const tick = '{"time":"2027-01-01T00:00:00Z"}';
test.each<[string, number, () => ReturnType<typeof post>]>([
  ["no time", 400, () => post("/tick", "{}")],
  ["no JSON", 400, () => post("/tick", "{")],
  ["a page's request", 403, () => post("/tick", tick, { origin: "http://localhost:4000" })],
  ["a name that was bound to this port", 403, () => post("/tick", tick, { host: "evil.example" })],
  ["another path", 404, () => post("/tock", tick)],
])("%s does not turn it: %s", async (_, status, ask) => {
  expect(await ask()).toBe(status);
  expect(ticks).toEqual([]);
});
