import type { UiLanguage } from "../shared/domain/languages.ts";

/** A problem document (RFC 9457); `title` is in the language that was asked for. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly [member: string]: unknown;
}

/** What came of a call: an answer, a problem that the API names, or no answer at all. */
export type Outcome<T> =
  | { readonly kind: "answer"; readonly body: T; readonly etag: string; readonly headers: Headers }
  | { readonly kind: "problem"; readonly problem: Problem }
  | { readonly kind: "offline" };

export interface Call {
  readonly body?: unknown;
  /** The ETag of the agreement as it was read, for acts that want one. */
  readonly ifMatch?: string;
  /** `Bearer …`, `Link …` or `Session …`. */
  readonly authorization?: string;
  /** Names the act: the same for every repeat, so that it is done once. Wanted by every POST. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

export type Method = "GET" | "POST" | "PUT";

/** A key for one act. Keep it until the act is answered: a repeat after a lost connection bears the same. */
export const actKey = (): string => crypto.randomUUID();

const headersOf = ({ body, ifMatch, authorization, key }: Call, language: UiLanguage): Record<string, string> => ({
  accept: "application/json",
  "accept-language": language,
  ...(body === undefined ? {} : { "content-type": "application/json" }),
  ...(ifMatch ? { "if-match": ifMatch } : {}),
  ...(authorization ? { authorization } : {}),
  ...(key ? { "idempotency-key": key } : {}),
});

/** What stood between us and the API answers without a problem document. */
const problemOf = (status: number, text: string): Problem => {
  try {
    const { code = "internal", title = "", ...more } = JSON.parse(text);
    return { ...more, status, code: String(code), title: String(title) };
  } catch {
    return { status, code: status === 503 || status === 504 ? "unavailable" : "internal", title: "" };
  }
};

/** One call of the API. Never throws for the network or the answer's status; an aborted call throws its AbortError. */
export const callApi = async <T>(language: UiLanguage, method: Method, path: string, call: Call = {}): Promise<Outcome<T>> => {
  const { body, signal } = call;
  try {
    const response = await fetch(path, {
      method,
      headers: headersOf(call, language),
      credentials: "omit",
      cache: "no-store",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    if (!response.ok) return { kind: "problem", problem: problemOf(response.status, text) };
    return { kind: "answer", body: JSON.parse(text) as T, etag: response.headers.get("etag") ?? "", headers: response.headers };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { kind: "offline" };
  }
};

/** Problems after which the same call may succeed. */
const PASSING: readonly string[] = ["unavailable", "busy"];
const PAUSES_MS = [400, 1200, 3000];

/** An act, repeated under its one key while the API is busy or out of reach; the last outcome stands. */
export const act = async <T>(
  language: UiLanguage,
  method: Method,
  path: string,
  call: Call & { readonly key: string },
): Promise<Outcome<T>> => {
  for (const pause of PAUSES_MS) {
    const outcome = await callApi<T>(language, method, path, call);
    const passing = outcome.kind === "offline" || (outcome.kind === "problem" && PASSING.includes(outcome.problem.code));
    if (!passing) return outcome;
    await new Promise((wake) => setTimeout(wake, pause));
  }
  return callApi<T>(language, method, path, call);
};
