import { PROBLEMS } from "../../../../shared/api/problems.ts";
import { refuse } from "../../../../shared/domain/agreement/refusals.ts";
import { Fault } from "../../../../shared/domain/fault.ts";
import { problem, problemOf, refused } from "../../../../shared/runtime/http/problem.ts";
import { log } from "../../../../shared/runtime/log.ts";

beforeAll(() => log.setLogLevel("SILENT"));

const SECRET = "arn:aws:dynamodb table people, head.of.government@kz.example";
const notFound = Object.assign(new Error(SECRET), { statusCode: 404 });

test.each([
  ["a fault that may pass", new Fault("dynamodb-throttled", SECRET), "unavailable"],
  ["a fault that stays", new Fault("chain-broken", SECRET, { retryable: false }), "internal"],
  ["an error of a library", new TypeError(SECRET, { cause: new Error(SECRET) }), "internal"],
  ["what is no error", SECRET, "internal"],
  ["nothing at all", undefined, "internal"],
  ["the router's own", notFound, "route-unknown"],
] as const)("of %s a caller learns no more than the code", (_, thrown, code) => {
  const { statusCode, headers, body } = problemOf(thrown, undefined);
  expect(statusCode).toBe(PROBLEMS[code]);
  expect(headers["content-type"]).toBe("application/problem+json");
  expect(JSON.parse(body ?? "")).toEqual({
    type: `/problems/${code}`,
    title: expect.any(String),
    status: PROBLEMS[code],
    code,
  });
});

test("a refusal shows its detail and its facts", () => {
  const { statusCode, body } = problemOf(refused("code-wrong", "look again", { triesLeft: 3 }), "en");
  expect(statusCode).toBe(403);
  expect(JSON.parse(body ?? "")).toMatchObject({ code: "code-wrong", detail: "look again", triesLeft: 3 });
});

test("a code that the table does not know is a fault of ours", () => {
  expect(problem(refuse("no-such-code"), "en").statusCode).toBe(500);
});
