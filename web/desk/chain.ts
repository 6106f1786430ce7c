import { sha256Hex } from "../../shared/domain/hash.ts";
import type { UiLanguage } from "../../shared/domain/languages.ts";
import type { EventsAnswer } from "../answers.ts";
import { callApi } from "../api.ts";

export interface ChainedEvent {
  readonly type: string;
  readonly version: number;
  readonly at: string;
  readonly prevHash: string;
  readonly data: { readonly [name: string]: unknown };
  readonly hash: string;
}

export interface Checked {
  readonly events: readonly ChainedEvent[];
  /** The same, as they are kept. */
  readonly kept: EventsAnswer["events"];
  /** The first event whose hash or predecessor does not fit. */
  readonly brokenAt?: number;
}

const GENESIS = "0".repeat(64);

/** Each body hashes to its hash and names the one before. */
export const checked = (kept: EventsAnswer["events"]): Checked => {
  const events = kept.map(({ body, hash }): ChainedEvent => ({ ...JSON.parse(body), hash }));
  const broken = kept.findIndex(
    ({ body, hash }, i) => sha256Hex(body) !== hash || events[i]?.prevHash !== (kept[i - 1]?.hash ?? GENESIS),
  );
  return { events, kept, ...(broken < 0 ? {} : { brokenAt: broken + 1 }) };
};

/** All events of an agreement, page by page; undefined where they could not be read. */
export const readChain = async (language: UiLanguage, id: string, authorization: string): Promise<Checked | undefined> => {
  const kept: EventsAnswer["events"] = [];
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const query: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const path = `/v1/agreements/${id}/events?limit=100${query}`;
    const outcome = await callApi<EventsAnswer>(language, "GET", path, { authorization });
    if (outcome.kind !== "answer") return undefined;
    kept.push(...outcome.body.events);
    cursor = outcome.body.cursor;
  }
  return checked(kept);
};
