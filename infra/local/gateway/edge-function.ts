import { Script } from "node:vm";

/** A request as a function may change it. Header names in lower case, each with its one value. */
export interface Viewed {
  uri: string;
  headers: Record<string, string>;
}

/** What a function answers itself: the origin is not asked. */
export interface Generated {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** Runs at viewer request. `ip` is the caller's address. */
export type ViewerRequest = (request: Viewed & { method: string }, ip: string) => Viewed | Generated;

/** A CloudFront Function of the template, run as it stands there ("CloudFront Functions event structure"). */
export const viewerRequestOf = (code: string): ViewerRequest => {
  const script = new Script(`${code}\nhandler(event)`);
  return ({ method, uri, headers }, ip) => {
    const request = { method, uri, querystring: {}, headers: valued(headers), cookies: {} };
    const event = { version: "1.0", context: { eventType: "viewer-request" }, viewer: { ip }, request };
    const { statusCode, ...answer } = Object(script.runInNewContext({ event }));
    if (statusCode === undefined) return { uri: String(answer.uri), headers: plain(answer.headers) };
    return { statusCode: Number(statusCode), headers: plain(answer.headers), body: String(Object(answer.body).data ?? "") };
  };
};

const valued = (headers: Record<string, string>): Record<string, { value: string }> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { value }]));

const plain = (headers: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(Object(headers)).map(([name, header]) => [name, String(Object(header).value)]));
