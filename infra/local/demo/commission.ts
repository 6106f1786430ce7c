import { until } from "./api.ts";
import { type Desk, deskOf } from "./desk.ts";
import { type Document, draftAs, life, nominationOf, openingBody, SIDES, typesetVersion } from "./life.ts";
import type { Side } from "./sample.ts";
import { declineAs, signAs } from "./signatory.ts";
import { officer, type Stage } from "./stage.ts";
import { otherSide, readSample, STORIES } from "./story.ts";

/** The sample commission's next session; what it prepares are samples. */
const SESSION = {
  ordinal: 21,
  date: "2026-12-15",
  zone: "Asia/Almaty",
  place: { kk: "Астана", uz: "Ostona", ru: "Астана", en: "Astana" },
};
const DAY = 24 * 3600_000;

const after = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

/** One agreement that the desk works on, as far as it has come. */
interface Work {
  readonly stage: Stage;
  readonly desk: Desk;
  readonly id: string;
  readonly first: Side;
  readonly document: (days: number, year: number) => Document;
}

type Act = (work: Work) => Promise<unknown>;

const treatyDesk = (side: Side): string => officer(side, "treaty-desk");

/** Days and year that the text names. */
type Terms = readonly [days: number, year: number];
const TERMS: Terms = [30, 2029];

/** `forgotten`: a language whose file still has the first terms. */
const version =
  (whose: "first" | "second", terms: Terms, forgotten?: string): Act =>
  async ({ stage, desk, first, document }) => {
    const filesOf = (named: Terms) => typesetVersion(stage, "memorandum", document(...named));
    const before = forgotten === undefined ? [] : await filesOf(TERMS);
    const files = await filesOf(terms);
    const sent = files.map((file) => before.find(({ language }) => language === forgotten && language === file.language) ?? file);
    return desk.upload(treatyDesk(whose === "first" ? first : otherSide(first)), sent);
  };

const taken = version("first", TERMS);
const share: Act = ({ desk, first }) => desk.act(treatyDesk(first), "share");
const counterProposal = version("second", [45, 2031]);
const initial =
  (...sides: readonly Side[]): Act =>
  async ({ desk }) => {
    for (const side of sides)
      await desk.act(treatyDesk(side), "initials", ({ versions }) => ({ manifest: versions.at(-1)?.manifest }));
  };
const nominate =
  (...sides: readonly Side[]): Act =>
  async ({ desk, stage }) => {
    for (const side of sides) await desk.act(officer(side, "protocol-1"), "nominations", () => nominationOf(stage.people, side));
  };
const open =
  (terms: object = {}): Act =>
  async ({ desk, stage, first }) => {
    await desk.act(officer("KZ", "protocol-1"), "opening", (seen) => ({
      ...openingBody(stage.people, seen),
      place: SESSION.place,
      ...terms,
    }));
    await until("the signing copies", async () => ((await desk.read(treatyDesk(first))).body.prepared ? true : undefined));
  };
const sign =
  (...sides: readonly Side[]): Act =>
  async ({ stage, desk, id, first }) => {
    const { slots } = (await desk.read(treatyDesk(first))).body;
    for (const side of sides) await signAs(stage, { id, side, slots });
    if (sides.length < SIDES.length) return;
    await until("the entry", async () => (await desk.read(treatyDesk(first))).body.registered);
  };

const postpone: Act = ({ desk }) =>
  desk.act(officer("KZ", "protocol-1"), "postponement", () => ({
    opensAt: after(60),
    closesAt: after(67),
    reason: "The session was moved",
  }));
const cancel: Act = ({ desk, first }) =>
  desk.act(treatyDesk(first), "cancellation", () => ({ reason: "Overtaken by a wider agreement" }));
const reopen: Act = async ({ desk }) => {
  for (const side of SIDES)
    await desk.act(treatyDesk(side), "reopening", () => ({ reason: "The term of years is to be settled" }));
};
const decline =
  (side: Side): Act =>
  async ({ stage, desk, id, first }) => {
    const { slots } = (await desk.read(treatyDesk(first))).body;
    await declineAs(stage, { id, side, slots }, "The responsible body is not named");
  };

const negotiated = [taken, share, counterProposal];
const agreed = [taken, share, initial(...SIDES)];
const nominated = [...agreed, nominate(...SIDES)];
/** Each memorandum of `texts/memoranda.json` with how far it has come; together they show every state. */
const COMMISSION: readonly { readonly title: string; readonly first: Side; readonly acts: readonly Act[] }[] = [
  { title: "geodesy", first: "KZ", acts: [] },
  { title: "metrology", first: "UZ", acts: [taken] },
  { title: "plants", first: "UZ", acts: [taken, share] },
  { title: "water", first: "KZ", acts: [taken, share, version("second", [45, 2031], "kk-Cyrl")] },
  { title: "statistics", first: "KZ", acts: [...negotiated, initial("KZ")] },
  { title: "postal", first: "UZ", acts: agreed },
  { title: "museums", first: "KZ", acts: [...agreed, nominate("KZ")] },
  { title: "archives", first: "UZ", acts: [...nominated, open()] },
  { title: "tourism", first: "KZ", acts: [...nominated, open(), sign("KZ")] },
  { title: "youth", first: "KZ", acts: [...nominated, open(), reopen] },
  { title: "seismology", first: "UZ", acts: [...nominated, open(), postpone] },
  { title: "meteorology", first: "KZ", acts: [taken, share, cancel] },
  { title: "geology", first: "UZ", acts: [...nominated, open(), decline("KZ")] },
  { title: "sport", first: "UZ", acts: [...nominated, open({ publicFrom: after(30) }), sign(...SIDES)] },
];

/** Agreements prepared side by side: more at once only wait for each other. */
const LANES = 3;

/** The sample commission: its 20th session's agreements in the registry, its next session's on the desks of both sides. */
export const prepareCommission = async (stage: Stage): Promise<void> => {
  for (const story of STORIES) await life(stage, story);
  const waiting = [...COMMISSION];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await prepare(stage, next);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
};

const prepare = async (stage: Stage, { title, first, acts }: (typeof COMMISSION)[number]): Promise<void> => {
  const document = memorandum(title);
  const { id } = await draftAs(stage, treatyDesk(first), document(30, 2029), SESSION);
  const work = { stage, id, first, document, desk: deskOf(stage, id) };
  for (const act of acts) await act(work);
};

type Words = { readonly [language: string]: readonly string[] };

/** A memorandum in the frame of the sample Roadmap: its notices, its phrases for both sides, its closing formula. */
const memorandum = (title: string): Work["document"] => {
  const frame = readSample<Document>("roadmap.v1");
  const { titles, ...sample } = readSample<Document & { readonly titles: { readonly [title: string]: Document["titles"] } }>(
    "memoranda",
  );
  return (days, year) => ({
    ...frame,
    ...sample,
    titles: titles[title] ?? frame.titles,
    sections: [],
    finalClauses: filled(sample.finalClauses, { DAYS: days, YEAR: year }) as Document["finalClauses"],
  });
};

const filled = (clauses: Words, numbers: { readonly [name: string]: number }): Words =>
  Object.fromEntries(
    Object.entries(clauses).map(([language, texts]) => [
      language,
      texts.map((text) => text.replace(/DAYS|YEAR/g, (name) => String(numbers[name]))),
    ]),
  );
