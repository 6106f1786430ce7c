import { ROUTES } from "../../../../shared/api/routes.ts";
import type { HttpEvent } from "../../../../shared/runtime/http/message.ts";
import { inputOf } from "../../../../shared/runtime/http/request.ts";

const route = ROUTES.find(({ name }) => name === "initial");

/** An officer's request, as HTTP API hands it over. */
const causeOf = ({ sub = "alice", key = "1", id = "20thsess10n2023r", manifest = "ab".repeat(32) } = {}) => {
  if (!route) throw new Error("the route");
  const event = {
    rawPath: `/v1/agreements/${id}/initials`,
    headers: { "idempotency-key": key, "if-match": '"a4"' },
    pathParameters: { id },
    body: JSON.stringify({ manifest }),
    isBase64Encoded: false,
    requestContext: {
      http: { sourceIp: "192.0.2.7" },
      authorizer: { jwt: { claims: { sub, token_use: "access", "cognito:groups": "[KZ.treaty-officer]" } } },
    },
  } as unknown as HttpEvent;
  return inputOf(route, event).cause;
};

test("a repeat of a request is the same command and the same request", () => {
  const [{ at: _, ...first }, { at: __, ...again }] = [causeOf(), causeOf()];
  expect(again).toEqual(first);
});

test.each([
  ["another body", { manifest: "cd".repeat(32) }, false],
  ["another agreement", { id: "30thsess10n2023r" }, false],
  ["another key", { key: "2" }, true],
  ["another officer", { sub: "bob" }, true],
])("%s is another request; another key or officer another command too", (_, changed, isOtherCommand) => {
  const [first, other] = [causeOf(), causeOf(changed)];
  expect(other.requestHash).not.toBe(first.requestHash);
  expect(other.commandId !== first.commandId).toBe(isOtherCommand);
});
