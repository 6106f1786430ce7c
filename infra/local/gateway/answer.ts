import { MAX_PAYLOAD, type Outcome } from "../lambda/types.ts";

/** What goes back to the caller. Values of a header that stands more than once are a list. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

/** An answer that API Gateway itself gives. */
export const message = (status: number, text: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: Buffer.from(JSON.stringify({ message: text })),
});

/**
 * A function's outcome as HTTP, by payload format 2.0: a result without statusCode is a JSON body. An error of the function and a result of
 * another shape are 500; a result over Lambda's 6 MB is 502.
 */
export const answerOf = ({ payload, functionError }: Outcome): Answer => {
  if (functionError) return isTooLarge(payload) ? message(502, "Bad Gateway") : message(500, "Internal Server Error");
  if (Buffer.byteLength(payload) > MAX_PAYLOAD) return message(502, "Bad Gateway");
  const result: unknown = JSON.parse(payload);
  if (typeof result !== "object" || result === null || !("statusCode" in result)) {
    return { status: 200, headers: { "content-type": "application/json" }, body: inferredBody(result) };
  }
  return structured(result as Record<string, unknown>) ?? message(500, "Internal Server Error");
};

const isTooLarge = (payload: string): boolean => JSON.parse(payload).errorType === "Function.ResponseSizeTooLarge";

const inferredBody = (result: unknown): Buffer => Buffer.from(typeof result === "string" ? result : JSON.stringify(result));

const structured = (result: Record<string, unknown>): Answer | undefined => {
  const { statusCode, headers = {}, cookies = [], body = "", isBase64Encoded = false } = result;
  const status = Number(statusCode);
  const wellFormed =
    Number.isInteger(status) && status >= 100 && status <= 599 && typeof body === "string" && Array.isArray(cookies);
  if (!wellFormed || typeof headers !== "object") return undefined;
  const named = Object.entries(headers ?? {}).map(([name, value]): [string, string] => [name.toLowerCase(), String(value)]);
  return {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      ...Object.fromEntries(named),
      ...(cookies.length > 0 ? { "set-cookie": cookies.map(String) } : {}),
    },
    body: Buffer.from(body, isBase64Encoded === true ? "base64" : "utf8"),
  };
};
