import { timingSafeEqual } from "node:crypto";
import middy from "@middy/core";
import httpRouterHandler from "@middy/http-router";
import httpSecurityHeaders from "@middy/http-security-headers";
import { ORIGIN_VERIFY, RENDERED, RENDERED_METHODS, type RenderedName } from "../../api/pages.ts";
import { ROUTES, type Route, type RouteName } from "../../api/routes.ts";
import type { Surface } from "../../api/surfaces.ts";
import { isRefusal, refuse } from "../../domain/agreement/refusals.ts";
import { log } from "../log.ts";
import type { HttpEvent, HttpResult } from "./message.ts";
import { problem, problemOf, refused } from "./problem.ts";
import { type Answer, type Input, inputOf, type Use } from "./request.ts";

type NamesOf<S extends Surface> = Extract<(typeof ROUTES)[number], { surface: S }>["name"];
/** A surface's use cases by name; `stale` gives the state that a reader with an old ETag should see. */
export type Uses<S extends Surface> = { readonly [N in NamesOf<S>]: Use<N> };
export type Stale = (input: Input<RouteName>) => Promise<Answer | undefined>;

type Handler = (event: HttpEvent) => Promise<HttpResult>;

interface Besides {
  readonly stale?: Stale;
  /** Handlers of the rendered pages, given those of the routes. */
  readonly pages?: (routes: ReadonlyMap<string, Handler>) => { readonly [name in RenderedName]: Handler };
}

/** The handler of a surface: its rows of the route table, behind the origin check, with every fault and refusal as a problem document. */
export const surfaceHandler = <S extends Surface>(surface: S, uses: Uses<S>, { stale, pages }: Besides = {}) => {
  const rows: readonly Route[] = ROUTES.filter((route) => route.surface === surface);
  const answering =
    (route: Route): Handler =>
    (event) =>
      answered(route, useOf(uses, route.name), { event, stale });
  const handlers = new Map(rows.map((route) => [route.name, answering(route)]));
  const rendered = pages?.(handlers);
  const routes = [
    ...rows.map(({ name, method, path }) => ({ method, path, handler: handlers.get(name) })),
    ...(rendered
      ? RENDERED.flatMap(({ name, path }) => RENDERED_METHODS.map((method) => ({ method, path, handler: rendered[name] })))
      : []),
  ];
  return middy<HttpEvent, HttpResult>()
    .use(httpSecurityHeaders())
    .use({ before: ({ event }) => checkOrigin(event) })
    .use({
      onError: (request) => {
        request.response = problemOf(request.error, request.event.headers["accept-language"]);
      },
    })
    .handler(httpRouterHandler(routes as never) as never);
};

const useOf = (uses: object, name: string): Use<RouteName> =>
  (uses as { readonly [name: string]: Use<RouteName> })[name] as Use<RouteName>;

/** Only the distribution knows the secret: a caller that goes around it is told nothing else. */
const checkOrigin = ({ headers }: HttpEvent): void => {
  const secret = Buffer.from(process.env.ORIGIN_SECRET ?? "");
  const given = Buffer.from(headers[ORIGIN_VERIFY] ?? "");
  if (secret.length === 0 || given.length !== secret.length || !timingSafeEqual(given, secret)) throw refused("wrong-host");
};

interface Asking {
  readonly event: HttpEvent;
  readonly stale: Stale | undefined;
}

const answered = async (route: Route, use: Use<RouteName>, { event, stale }: Asking): Promise<HttpResult> => {
  const input = inputOf(route, event);
  const answer = await use(input);
  const language = event.headers["accept-language"];
  const { commandId } = input.cause;
  if (!isRefusal(answer)) {
    log.info(route.name, { commandId });
    return success(route, answer as Answer);
  }
  log.info(route.name, { commandId, refused: answer.refused });
  const current = mayBeStale(answer.refused, input) ? await stale?.(input) : undefined;
  if (answer.refused !== "stale" && !current) return problem(answer, language);
  const result = problem(refuse("stale", "the agreement changed since you read it"), language, current?.body);
  return current?.etag ? { ...result, headers: { ...result.headers, etag: current.etag } } : result;
};

/** The stream of an ETag that is not there may be the other one of an agreement that is: the draft that was shared meanwhile. */
const mayBeStale = (code: string, { asked }: Input<RouteName>): boolean =>
  code === "stale" || (code === "not-found" && asked.seen !== undefined);

const success = ({ status }: Route, { body, etag, location, session }: Answer): HttpResult => ({
  statusCode: status,
  headers: {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...(etag ? { etag } : {}),
    ...(location ? { location } : {}),
    ...(session ? { session } : {}),
  },
  body: JSON.stringify(body),
});
