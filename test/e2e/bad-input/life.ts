import { createHash, randomUUID } from "node:crypto";
import type { RouteName } from "../../../shared/api/routes.ts";
import { uploads } from "../../fixtures/pdf/uploads.ts";
import { type Answer, ask, type Request } from "./ask.ts";
import type { World } from "./world.ts";

/** A request that was done, to be done again. */
export interface Act {
  readonly name: RouteName;
  readonly request: Request;
  readonly answer: Answer;
}

export const TREATY = { KZ: "kz-treaty-desk", UZ: "uz-treaty-desk" } as const;
export const PROTOCOL = { KZ: "kz-protocol-1", UZ: "uz-protocol-1" } as const;
/** Who did not set the contact. */
export const SECOND = { KZ: "kz-protocol-2", UZ: "uz-protocol-2" } as const;
export const SIDES = ["KZ", "UZ"] as const;
type Side = (typeof SIDES)[number];

const NAMES: { readonly [party: string]: string } = {
  KZ: "Republic of Kazakhstan",
  UZ: "Republic of Uzbekistan",
  TJ: "Republic of Tajikistan",
};

export const draftBody = (title: string, parties: readonly string[] = SIDES) => ({
  titles: { en: title },
  form: "AGREEMENT",
  legalNature: "UNDETERMINED",
  parties: parties.map((party) => ({
    party,
    name: { en: `Government of the ${NAMES[party]}` },
    onBehalfOf: { en: `For the Government of the ${NAMES[party]}` },
  })),
  session: {
    commission: "KZ-UZ-IGC",
    ordinal: 21,
    date: "2026-05-05",
    place: { en: "Tashkent" },
    zone: "Asia/Tashkent",
  },
  authenticLanguages: ["en"],
  prevailingLanguage: "en",
});

const PDF = uploads.table;
export const TEXT = createHash("sha256").update(PDF).digest("hex");
export const versionBody = {
  files: [{ name: "agreement.pdf", language: "en", original: "KZ", bytes: PDF.length, sha256: TEXT }],
};
export const mailOf = (side: Side): string => `head.of.government@${side.toLowerCase()}.example`;
export const nominationBody = (side: Side) => ({
  party: side,
  name: { en: side === "KZ" ? "Askar Mamin" : "Abdulla Aripov" },
  office: { en: "Prime Minister" },
  capacity: "HEAD_OF_GOVERNMENT",
  language: "en",
  contact: { mail: mailOf(side) },
});
const HOUR = 3600_000;
export const openingBody = (opensIn = -HOUR) => ({
  orderGroups: [["kz1"], ["uz1"]],
  opensAt: new Date(Date.now() + opensIn).toISOString(),
  closesAt: new Date(Date.now() + opensIn + 48 * HOUR).toISOString(),
  place: { en: "Tashkent" },
});

/** One agreement, brought on through the API; every act that was done to it is in `acts`. */
export interface Life {
  readonly id: string;
  readonly acts: readonly Act[];
  readonly read: (who: string) => Promise<Answer>;
  readonly etag: (who: string) => Promise<string>;
  /** Does an edit over what its officer sees; a reaction may be quicker, so it looks again. */
  readonly edit: (name: RouteName, who: string, body?: object) => Promise<Act>;
  readonly until: (what: string, there: (body: Answer["body"]) => boolean) => Promise<void>;
  /** The access code of a side's signatory, from the officer who did not set the contact. */
  readonly code: (side: Side) => Promise<string>;
  readonly link: (slot: string, generation?: number) => Promise<string>;
}

export const draftLife = async (world: World, title: string, parties?: readonly string[]): Promise<Life> => {
  const request = { authorization: await world.bearer(TREATY.KZ), body: draftBody(title, parties), key: randomUUID() };
  const drafted = await done(world, "draft", request);
  return lifeOf(world, String(drafted.answer.body.id), [drafted]);
};

const lifeOf = (world: World, id: string, acts: Act[]): Life => {
  const read = async (who: string) => ask(world, "read-agreement", { params: { id }, authorization: await world.bearer(who) });
  const etag = async (who: string) => (await read(who)).headers.get("etag") ?? "";
  const edit: Life["edit"] = async (name, who, body) => {
    for (let tries = 0; ; tries++) {
      const seen = { authorization: await world.bearer(who), ifMatch: await etag(who) };
      const request = { params: { id }, ...seen, key: randomUUID(), ...(body ? { body } : {}) };
      const answer = await ask(world, name, request);
      if (answer.status === 412 && tries < 5) continue;
      const act = { name, request, answer: succeeded(name, answer) };
      acts.push(act);
      return act;
    }
  };
  const until: Life["until"] = async (what, there) => {
    const end = Date.now() + 60_000;
    while (!there((await read(TREATY.KZ)).body)) {
      if (Date.now() > end) throw new Error(`${what} did not come`);
      await new Promise((wake) => setTimeout(wake, 100));
    }
  };
  const code: Life["code"] = async (side) => {
    const params = { id, slot: `${side.toLowerCase()}1` };
    const { answer } = await done(world, "issue-access-code", { params, authorization: await world.bearer(SECOND[side]) });
    return String(answer.body.code);
  };
  const link: Life["link"] = (slot, generation = 1) => world.link({ agreementId: id, slot, generation });
  return { id, acts, read, etag, edit, until, code, link };
};

export const upload = async ({ edit, until }: Life): Promise<void> => {
  const { answer } = await edit("propose-version", TREATY.KZ, versionBody);
  for (const ticket of answer.body.uploads as { url: string; headers: Record<string, string> }[]) {
    const { "content-length": _, ...headers } = ticket.headers;
    const response = await fetch(ticket.url, { method: "PUT", headers, body: PDF as BodyInit });
    if (!response.ok) throw new Error(`the upload was refused: ${await response.text()}`);
  }
  await until("intake", ({ versions }) => (versions as { kind: string }[]).at(-1)?.kind === "accepted");
};

export const share = ({ edit }: Life): Promise<Act> => edit("share", TREATY.KZ);

/** Initialled and nominated by both sides. */
export const agree = async ({ read, edit }: Life): Promise<void> => {
  const { body } = await read(TREATY.KZ);
  const { manifest } = (body.versions as { manifest: string }[]).at(-1) ?? { manifest: "" };
  for (const side of SIDES) await edit("initial", TREATY[side], { manifest });
  for (const side of SIDES) await edit("nominate", PROTOCOL[side], nominationBody(side));
};

export const open = async ({ edit, until }: Life, opensIn?: number): Promise<void> => {
  await edit("open-for-signature", PROTOCOL.UZ, openingBody(opensIn));
  await until("the signing copies", ({ prepared }) => prepared === true);
};

const done = async (world: World, name: RouteName, request: Request): Promise<Act> => ({
  name,
  request,
  answer: succeeded(name, await ask(world, name, request)),
});

const succeeded = (name: RouteName, answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`${name}: ${answer.status} ${answer.text}`);
  return answer;
};
