import { randomUUID } from "node:crypto";

export interface Answered<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly etag: string;
}

export interface Call {
  readonly body?: unknown;
  readonly ifMatch?: string;
  /** As the header carries it: `Bearer …`, `Link …`, `Session …`. */
  readonly authorization?: string;
}

export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What is not there yet, while it is awaited. */
export const absent = (error: unknown): undefined => {
  if (error instanceof ApiError && error.status === 404) return undefined;
  throw error;
};

/** One request to the public API, as any program would make it; an answer that is no success is thrown with its problem document. */
export const callApi =
  (publicUrl: string) =>
  async <T = Record<string, unknown>>(
    method: string,
    path: string,
    { body, ifMatch, authorization }: Call = {},
  ): Promise<Answered<T>> => {
    const response = await fetch(new URL(path, publicUrl), {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(method === "POST" ? { "idempotency-key": randomUUID() } : {}),
        ...(ifMatch ? { "if-match": ifMatch } : {}),
        ...(authorization ? { authorization } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new ApiError(response.status, `${method} ${path}: ${response.status} ${text}`);
    return { status: response.status, body: JSON.parse(text) as T, etag: response.headers.get("etag") ?? "" };
  };

export type Api = ReturnType<typeof callApi>;

/** Asks again until the answer is there; what is awaited is named when it never comes. */
export const until = async <T>(what: string, ask: () => Promise<T | undefined>, seconds = 60): Promise<T> => {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`${what} did not come within ${seconds} s`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
};
