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

test.each<[string, string, string, Record<string, string>, number]>([
  ["no time", "/tick", "{}", {}, 400],
  ["no JSON", "/tick", "{", {}, 400],
  ["a page's request", "/tick", '{"time":"2027-01-01T00:00:00Z"}', { origin: "http://localhost:4000" }, 403],
  ["a name that was bound to this port", "/tick", '{"time":"2027-01-01T00:00:00Z"}', { host: "evil.example" }, 403],
  ["another path", "/tock", "{}", {}, 404],
])("%s does not turn it", async (_, path, body, headers, status) => {
  expect(await post(path, body, headers)).toBe(status);
  expect(ticks).toEqual([]);
});
