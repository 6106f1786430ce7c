import { act, actKey, callApi } from "../../web/api.ts";

interface Sent {
  readonly path: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** A network that answers in turn; an Error stands for a lost connection. */
const network = (...answers: (Response | Error)[]): Sent[] => {
  const sent: Sent[] = [];
  globalThis.fetch = (async (path: string, init: Omit<Sent, "path">) => {
    sent.push({ ...init, path });
    const answer = answers.shift() ?? new Error("nothing more");
    if (!(answer instanceof Response)) throw answer;
    return answer;
  }) as typeof fetch;
  return sent;
};
const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ type: "about:blank", title: "A title", status, code, current: 8 }), { status });
const real = globalThis.fetch;
beforeEach(() => {
  // No pause between repeats.
  jest.spyOn(globalThis, "setTimeout").mockImplementation(((wake: () => void) => void wake()) as never);
});
afterEach(() => {
  jest.restoreAllMocks();
  globalThis.fetch = real;
});

test("a call bears language, key, version and proof, and gives body and ETag", async () => {
  const sent = network(new Response(JSON.stringify({ id: "1" }), { headers: { etag: '"7"' } }));
  const call = { body: { a: 1 }, ifMatch: '"6"', authorization: "Bearer t", key: "k" };
  expect(await callApi("kk", "POST", "/v1/agreements", call)).toMatchObject({ kind: "answer", body: { id: "1" }, etag: '"7"' });
  expect(sent[0]).toMatchObject({ path: "/v1/agreements", method: "POST", body: '{"a":1}' });
  expect(sent[0]?.headers).toEqual({
    ...{ accept: "application/json", "accept-language": "kk", "content-type": "application/json" },
    ...{ "if-match": '"6"', authorization: "Bearer t", "idempotency-key": "k" },
  });
});

test("a problem document keeps its code, title and members", async () => {
  network(problem(412, "stale"));
  expect(await callApi("en", "GET", "/v1/x")).toEqual({
    kind: "problem",
    problem: { type: "about:blank", status: 412, code: "stale", title: "A title", current: 8 },
  });
});

test.each([
  [503, "unavailable"],
  [504, "unavailable"],
  [502, "internal"],
])("what is no problem document is one of ours: %d is %s", async (status, code) => {
  network(new Response("<html>", { status }));
  expect(await callApi("en", "GET", "/v1/x")).toMatchObject({ kind: "problem", problem: { status, code } });
});

test("a lost connection is an outcome, an abort is not", async () => {
  network(new TypeError("failed to fetch"));
  expect(await callApi("en", "GET", "/v1/x")).toEqual({ kind: "offline" });
  const abort = new AbortController();
  abort.abort();
  network(new DOMException("gone", "AbortError"));
  await expect(callApi("en", "GET", "/v1/x", { signal: abort.signal })).rejects.toThrow("gone");
});

test("an act is repeated under its one key until it is answered", async () => {
  const sent = network(new TypeError("lost"), problem(503, "unavailable"), new Response("{}"));
  const key = actKey();
  expect(await act("en", "POST", "/v1/x", { key, body: {} })).toMatchObject({ kind: "answer" });
  expect(sent.map(({ headers }) => headers["idempotency-key"])).toEqual([key, key, key]);
});

test("an act that was refused is not repeated", async () => {
  const sent = network(problem(409, "already-signed"));
  expect(await act("en", "POST", "/v1/x", { key: "k" })).toMatchObject({ problem: { code: "already-signed" } });
  expect(sent).toHaveLength(1);
});

test("an act that nobody answers ends, and may be repeated later", async () => {
  const sent = network(...Array.from({ length: 4 }, () => new TypeError("lost")));
  expect(await act("en", "POST", "/v1/x", { key: "k" })).toEqual({ kind: "offline" });
  expect(sent).toHaveLength(4);
});

test("two acts have two keys", () => {
  expect(actKey()).not.toBe(actKey());
});
