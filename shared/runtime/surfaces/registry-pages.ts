import { DESCRIPTION_FILE, type RenderedName } from "../../api/pages.ts";
import { PROBLEMS, type ProblemCode } from "../../api/problems.ts";
import { queryOf, type RegistryQuery } from "../../api/registry-query.ts";
import type { Reader, RegistryView, Render, Sample } from "../../api/registry-view.ts";
import { Fault } from "../../domain/fault.ts";
import { AGREEMENT_ID } from "../../domain/ids.ts";
import { REGISTRY_NUMBER } from "../../domain/registry/number.ts";
import { problemTitle } from "../../messages/problems.ts";
import type { SearchQuery } from "../../usecases/ports.ts";
import type { HttpEvent, HttpResult } from "../http/message.ts";
import { fileBeside, packed, pageAnswer, readerOf, VARY, wantsJson } from "../http/page.ts";
import { log } from "../log.ts";
import { entries, searchIndex } from "../ports.ts";

/** What a page came to: something to show, or the address where it is. */
type Outcome = { readonly status: number; readonly shown: RegistryView } | { readonly at: string };
type Page = (event: HttpEvent) => Promise<Outcome>;

const PAGE = 20;

const asked = ({ words, parties, form, session, state, from, to }: RegistryQuery): SearchQuery => ({
  limit: PAGE,
  ...(words ? { words } : {}),
  ...(parties.length > 0 ? { parties } : {}),
  ...(form ? { form } : {}),
  ...(session ? { session } : {}),
  ...(state ? { state } : {}),
  ...(from ? { from: `${from}-01-01` } : {}),
  ...(to ? { to: `${to}-12-31` } : {}),
});

/** A cursor of another list, or of none, begins at the newest again. */
const searchPage: Page = async (event) => {
  const query = queryOf(event.rawQueryString);
  const search = asked(query);
  const found = query.cursor ? await searchIndex().search({ ...search, cursor: query.cursor }) : "cursor-invalid";
  if (found !== "cursor-invalid") return { status: 200, shown: { view: "search", query, found } };
  const newest = await searchIndex().search(search);
  if (newest === "cursor-invalid") throw new Fault("search-failed", "no cursor was given", { retryable: false });
  return { status: 200, shown: { view: "search", query: { ...query, cursor: "" }, found: newest } };
};

const agreementPage: Page = async ({ pathParameters }) => {
  const { proxy: number = "" } = pathParameters ?? {};
  const registered = REGISTRY_NUMBER.test(number) ? await entries().byNumber(number) : undefined;
  if (registered) return { status: 200, shown: { view: "agreement", registered } };
  return { status: 404, shown: { view: "no-number", number: number.slice(0, 60) } };
};

/** The address that signature pages and letters bear: it leads to the number once the agreement has one that is public. */
const addressPage: Page = async ({ pathParameters }) => {
  const { proxy: id = "" } = pathParameters ?? {};
  if (!AGREEMENT_ID.test(id)) return { status: 404, shown: { view: "no-page" } };
  const registered = await entries().byAgreement(id);
  return registered ? { at: `/agreements/${registered.entry.number}` } : { status: 404, shown: { view: "no-agreement" } };
};

/** The examples ask for the newest entry, and so find one. */
const sampleOf = async (): Promise<Sample | undefined> => {
  const newest = await searchIndex().search({ limit: 1 });
  const [entry] = newest === "cursor-invalid" ? [] : newest.entries;
  const [text] = entry?.texts ?? [];
  return entry && text && { number: entry.number, agreementId: entry.agreementId, sha256: text.sha256 };
};

const docsPage: Page = async () => {
  const sample = await sampleOf();
  const description: object = JSON.parse(fileBeside(DESCRIPTION_FILE));
  return { status: 200, shown: { view: "docs", description, ...(sample ? { sample } : {}) } };
};

/** A fault as a page that leaks nothing. */
const troubled = (error: unknown, { language }: Reader): Outcome => {
  log.error("fault", error as Error);
  const code: ProblemCode = error instanceof Fault && error.retryable ? "unavailable" : "internal";
  return { status: PROBLEMS[code], shown: { view: "trouble", title: problemTitle(code, language).title } };
};

const answered = async (page: Page, event: HttpEvent, render: Render): Promise<HttpResult> => {
  const reader = readerOf(event);
  const outcome = await page(event).catch((error) => troubled(error, reader));
  if ("at" in outcome) return { statusCode: 302, headers: { location: outcome.at, "cache-control": "no-cache" } };
  return pageAnswer(outcome.status, await render(outcome.shown, reader), event);
};

type Handler = (event: HttpEvent) => Promise<HttpResult>;

/** The pages of the registry by name, drawn by `render`. An agreement's own address gives the API's answer to who wants data. */
export const registryPages =
  (render: Render) =>
  (routes: ReadonlyMap<string, Handler>): { readonly [name in RenderedName]: Handler } => {
    const data = routes.get("read-entry");
    const rendered = (page: Page) => (event: HttpEvent) => answered(page, event, render);
    const agreement = rendered(agreementPage);
    return {
      "search-page": rendered(searchPage),
      "agreement-page": async (event) => {
        if (!data || !wantsJson(event)) return agreement(event);
        const { headers, ...answer } = await data({ ...event, pathParameters: { number: event.pathParameters?.proxy ?? "" } });
        return { ...answer, headers: { ...headers, vary: VARY } };
      },
      "address-page": rendered(addressPage),
      "docs-page": rendered(docsPage),
      description: async (event) =>
        packed(fileBeside(DESCRIPTION_FILE), event, { "content-type": "application/json", vary: "accept-encoding" }),
    };
  };
