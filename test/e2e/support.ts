import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LocalCloud } from "../../infra/local/boot.ts";
import { type Api, type Call, callApi, until } from "../../infra/local/demo/api.ts";
import { type Desk, deskOf } from "../../infra/local/demo/desk.ts";
import type { Side } from "../../infra/local/demo/sample.ts";
import { type AgreementAnswer, officer, sha256 } from "../../infra/local/demo/stage.ts";
import type { Mail } from "../../infra/local/mailbox.ts";
import { particulars } from "../fixtures/agreement.ts";
import { uploads } from "../fixtures/pdf/uploads.ts";

export const temporaryDirectory = (): string => mkdtempSync(join(tmpdir(), "depositary-e2e-"));

/** What the tests reach of a cloud, in this process or in another. */
export interface Reached extends Pick<LocalCloud, "publicUrl" | "token"> {
  readonly inbox: () => Mail[] | Promise<Mail[]>;
}

export interface Stage {
  readonly api: Api;
  readonly signIn: (who: string) => Promise<string>;
  readonly inbox: () => Promise<readonly Mail[]>;
}

/** A stage on which everybody signs in once. */
export const stageOf = (cloud: Reached): Stage => {
  const tokens = new Map<string, Promise<string>>();
  const signIn = (who: string): Promise<string> => {
    const token = tokens.get(who) ?? cloud.token(who).then((access) => `Bearer ${access}`);
    tokens.set(who, token);
    return token;
  };
  return { api: callApi(cloud.publicUrl), signIn, inbox: async () => cloud.inbox() };
};

export interface Signatory {
  readonly party: Side;
  readonly capacity: "HEAD_OF_STATE" | "HEAD_OF_GOVERNMENT" | "FOREIGN_MINISTER";
  readonly name: string;
}

/** One of each side; the third is a second one of the first side. */
export const SIGNATORIES: readonly Signatory[] = [
  { party: "KZ", capacity: "HEAD_OF_GOVERNMENT", name: "Алихан Смаилов" },
  { party: "UZ", capacity: "HEAD_OF_GOVERNMENT", name: "Абдулла Арипов" },
  { party: "KZ", capacity: "FOREIGN_MINISTER", name: "Мурат Нуртлеу" },
];
export const mailOf = ({ capacity, party }: Signatory): string => `${capacity}@${party}.example`.toLowerCase();

export interface StoredFact {
  readonly type: string;
  readonly version: number;
  readonly data: { readonly [name: string]: unknown };
}

/** One agreement, as both sides' officers and its signatories take it along. */
export interface Agreement extends Desk {
  readonly stage: Stage;
  readonly id: string;
}

const SIDES = ["KZ", "UZ"] as const;
const DRAFTER = officer("KZ", "treaty-desk");
const LANGUAGE = "ru";

/** A draft of one language. */
export const draftOn = async (stage: Stage): Promise<Agreement> => {
  const body = { ...particulars, authenticLanguages: [LANGUAGE], prevailingLanguage: LANGUAGE };
  const draft = await stage.api<AgreementAnswer>("POST", "/v1/agreements", { body, authorization: await stage.signIn(DRAFTER) });
  const { id } = draft.body;
  return { stage, id, ...deskOf({ ...stage, say: () => {} }, id) };
};

export const seen = async ({ read }: Agreement) => (await read(DRAFTER)).body;

export interface Ticket {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Announces a version of one file and answers its ticket. */
export const propose = async ({ act }: Agreement, bytes: Uint8Array, name = "text.pdf"): Promise<Ticket> => {
  const file = { name, language: LANGUAGE, original: "KZ", bytes: bytes.length, sha256: sha256(bytes) };
  const { body } = await act<{ uploads: Ticket[] }>(DRAFTER, "versions", () => ({ files: [file] }));
  const [ticket] = body.uploads;
  if (!ticket) throw new Error("a version of one file has one ticket");
  return ticket;
};

/** Uploads with a ticket; `changed` headers are sent in place of the ticket's. Answers the status. */
export const put = async ({ url, headers }: Ticket, bytes: Uint8Array, changed: Record<string, string> = {}): Promise<number> => {
  // fetch tells the length itself, from the bytes it sends.
  const { "content-length": _, ...sent } = { ...headers, ...changed };
  const response = await fetch(url, { method: "PUT", headers: sent, body: bytes as BodyInit });
  await response.arrayBuffer();
  return response.status;
};

/** The newest version once intake has decided on it. */
export const decided = async (agreement: Agreement): Promise<AgreementAnswer["versions"][number] | undefined> => {
  const version = (await seen(agreement)).versions.at(-1);
  return version?.kind === "awaiting-files" ? undefined : version;
};

/** How a step is awaited: by polling alone, or by the clock. */
export type Await = <T>(agreement: Agreement, what: string, ask: () => Promise<T | undefined>) => Promise<T>;
export const byBus: Await = (_, what, ask) => until(what, ask, 60);

export const isTrue = (value: boolean): true | undefined => (value ? true : undefined);

export interface Opening {
  readonly signatories?: readonly Signatory[];
  /** By the places in `signatories`; one group when absent. */
  readonly groups?: readonly (readonly number[])[];
  readonly publicFrom?: string;
  readonly pdf?: Uint8Array;
  readonly wait?: Await;
}

/** Takes a draft's text in, shares it and has both sides initial it. */
export const initialled = async (agreement: Agreement, { pdf = uploads.table, wait = byBus }: Opening = {}): Promise<void> => {
  await put(await propose(agreement, pdf), pdf);
  const version = await wait(agreement, "intake", () => decided(agreement));
  if (version.kind !== "accepted") throw new Error(`the text was not accepted: ${version.code}`);
  await agreement.act(DRAFTER, "share");
  for (const side of SIDES) await agreement.act(officer(side, "treaty-desk"), "initials", () => ({ manifest: version.manifest }));
};

/** Opened for signature, whether or not the signing copies are there yet. */
export const opened = async (agreement: Agreement, opening: Opening = {}): Promise<Agreement> => {
  const { signatories = SIGNATORIES.slice(0, 2), groups = [signatories.map((_, index) => index)], publicFrom } = opening;
  await initialled(agreement, opening);
  for (const signatory of signatories)
    await agreement.act(officer(signatory.party, "protocol-1"), "nominations", () => nominationOf(signatory));
  const { slots } = await seen(agreement);
  const body = {
    orderGroups: groups.map((group) => group.map((index) => slots[index]?.slot)),
    opensAt: new Date(Date.now() - 60_000).toISOString(),
    closesAt: new Date(Date.now() + 3600_000).toISOString(),
    place: particulars.session.place,
    ...(publicFrom ? { publicFrom } : {}),
  };
  await agreement.act(officer("UZ", "protocol-1"), "opening", () => body);
  return agreement;
};

const nominationOf = (signatory: Signatory) => ({
  party: signatory.party,
  name: { ru: signatory.name },
  office: { ru: `Должность: ${signatory.capacity}` },
  capacity: signatory.capacity,
  language: LANGUAGE,
  contact: { mail: mailOf(signatory) },
});

/** A signatory's link and session: the link from the mail, the code by telephone. */
export const proven = async (agreement: Agreement, slot: string, wait: Await = byBus) => {
  const { stage, id } = agreement;
  const link = await wait(agreement, `the invitation of ${slot}`, async () => {
    const links = (await stage.inbox()).map(({ body }) => /\/sign#([^\s>)"]+)/.exec(body.text ?? "")?.[1]);
    return links.findLast((token) => token?.startsWith(`${id}.${slot}.`));
  });
  const side = slot.startsWith("kz") ? "KZ" : "UZ";
  const post = <T>(path: string, authorization: string, body?: unknown) =>
    stage.api<T>("POST", path, { authorization, ...(body ? { body } : {}) } satisfies Call);
  const second = await stage.signIn(officer(side, "protocol-2"));
  const { code } = (await post<{ code: string }>(`/v1/agreements/${id}/slots/${slot}/access-code`, second)).body;
  const { session } = (await post<{ session: string }>("/v1/signing/proof", `Link ${link}`, { code })).body;
  return { post, link: `Link ${link}`, authorization: `Session ${session}` };
};

/** A signatory's way to the texts. Answers the act itself, to be done when it suits. */
export const enter = async (agreement: Agreement, slot: string, wait: Await = byBus): Promise<() => Promise<unknown>> => {
  const { post, authorization } = await proven(agreement, slot, wait);
  const { stage } = agreement;
  const { manifest } = (await stage.api<{ manifest: string }>("GET", "/v1/signing/texts", { authorization })).body;
  const body = { manifest, consent: "sign-v1", mark: { kind: "typed", text: slot } };
  return () => post("/v1/signing/signature", authorization, body);
};

export const signAll = async (agreement: Agreement, wait: Await = byBus): Promise<void> => {
  for (const { slot } of (await seen(agreement)).slots) await (await enter(agreement, slot, wait))();
};

export const registered = (agreement: Agreement, wait: Await = byBus) =>
  wait(agreement, "the registration", async () => (await seen(agreement)).registered);

/** The chained events as they are kept. */
export const bodiesOf = async ({ stage, id }: Agreement): Promise<readonly string[]> => {
  const authorization = await stage.signIn(DRAFTER);
  const bodies: string[] = [];
  for (let cursor: string | undefined = "0"; cursor !== undefined; ) {
    const path: string = `/v1/agreements/${id}/events?cursor=${cursor}`;
    const { body } = await stage.api<{ events: { body: string }[]; cursor?: string }>("GET", path, { authorization });
    bodies.push(...body.events.map((event) => event.body));
    cursor = body.cursor;
  }
  return bodies;
};

export const factsOf = async (agreement: Agreement, type: string): Promise<readonly StoredFact[]> =>
  (await bodiesOf(agreement)).map((body) => JSON.parse(body) as StoredFact).filter((fact) => fact.type === type);

const MINUTE = 60_000;

/**
 * The clock by hand: ticks with times that move ahead by a minute and more, and after each waits until the agreement has moved or the
 * answer is there.
 */
export const byClock = (tick: (time: Date) => unknown): Await => {
  let time = Date.now();
  return async (agreement, what, ask) => {
    for (let ticks = 0; ticks < 40; ticks++) {
      const { etag } = await agreement.read(DRAFTER);
      time += 2 * MINUTE;
      await tick(new Date(time));
      const answer = await soon(ask, async () => (await agreement.read(DRAFTER)).etag !== etag);
      if (answer !== undefined) return answer;
    }
    throw new Error(`${what} did not come by the clock`);
  };
};

/** The answer, or undefined when something else moved or two seconds have passed. */
const soon = async <T>(ask: () => Promise<T | undefined>, moved: () => Promise<boolean>): Promise<T | undefined> => {
  const end = Date.now() + 2000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || Date.now() > end || (await moved())) return answer;
    await new Promise((wake) => setTimeout(wake, 50));
  }
};

/** The public entry of a number, once it shows. */
export const publicEntry = async ({ api }: Stage, number: string): Promise<EntryAnswer | undefined> => {
  try {
    return (await api<EntryAnswer>("GET", `/v1/registry/agreements/${number}`)).body;
  } catch (error) {
    if ((error as { status?: number }).status === 404) return undefined;
    throw error;
  }
};

export interface EntryAnswer {
  readonly entry: { readonly number: string; readonly agreementId: string; readonly publicFrom: string };
  readonly log: { readonly index: number; readonly leafHash: string; readonly size: number; readonly root: string };
}
