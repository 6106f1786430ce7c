import { until } from "./api.ts";
import { type Desk, deskOf } from "./desk.ts";
import type { SampleDocument, Side } from "./sample.ts";
import { signAs } from "./signatory.ts";
import { type AgreementAnswer, officer, type Stage, sha256, tagged } from "./stage.ts";
import { FILES, officersOf, otherSide, type People, readSample, type Story } from "./story.ts";
import { typeset } from "./typeset.ts";

export interface Document extends SampleDocument {
  readonly form: string;
  readonly legalNature: string;
}

export interface Lived {
  readonly id: string;
  readonly number: string;
  /** By SHA-256. */
  readonly uploads: ReadonlyMap<string, Uint8Array>;
}

/** One agreement from its draft to its entry, as the people of both sides would take it there. */
export const life = async (stage: Stage, story: Story): Promise<Lived> => {
  const { say } = stage;
  const first = officer(story.draftedBy, "treaty-desk");
  const { id, title } = await draftAs(stage, first, readSample<Document>(story.versions[0] ?? ""));
  say(`${story.draftedBy} drafts “${title}” as ${id}`);
  const desk = deskOf(stage, id);
  const uploads = await negotiate(stage, desk, story);
  await agree(stage, desk);
  const { slots } = (await desk.read(first)).body;
  for (const side of SIDES) await signAs(stage, { id, side, slots });
  const registered = await until("the entry", async () => (await desk.read(first)).body.registered);
  say(`Registered as ${registered.number}, leaf ${registered.leafIndex} of the log`);
  return { id, number: registered.number, uploads };
};

export const SIDES = ["KZ", "UZ"] as const;

export const draftAs = async (stage: Stage, who: string, document: Document, session = stage.people.commission.session) => {
  const call = { body: draftBody(stage, document, session), authorization: await stage.signIn(who) };
  const { body } = await stage.api<AgreementAnswer>("POST", "/v1/agreements", call);
  return { id: body.id, title: body.titles.en };
};

/** The first version is drafted and shared by one side; the other side proposes the later ones. */
const negotiate = async (stage: Stage, desk: Desk, story: Story): Promise<Lived["uploads"]> => {
  const uploads = new Map<string, Uint8Array>();
  for (const [index, version] of story.versions.entries()) {
    const side = index === 0 ? story.draftedBy : otherSide(story.draftedBy);
    const who = officer(side, "treaty-desk");
    const files = await typesetVersion(stage, version, readSample<Document>(version));
    for (const { bytes } of files) uploads.set(sha256(bytes), bytes);
    const { body } = await desk.upload(who, files);
    stage.say(`  taken in, manifest ${body.versions.at(-1)?.manifest}`);
    if (index > 0) continue;
    await desk.act(who, "share");
    stage.say(`${side} shares the draft with ${otherSide(side)}`);
  }
  return uploads;
};

/** Both sides initial one manifest and nominate; the host opens the text for signature. */
const agree = async ({ say, people }: Stage, desk: Desk): Promise<void> => {
  for (const side of SIDES) {
    await desk.act(officer(side, "treaty-desk"), "initials", ({ versions }) => ({ manifest: versions.at(-1)?.manifest }));
    say(`${side} initials the text`);
  }
  for (const side of SIDES) {
    await desk.act(officer(side, "protocol-1"), "nominations", () => nominationOf(people, side));
    say(`${side} nominates its prime minister`);
  }
  await desk.act(officer("UZ", "protocol-1"), "opening", (seen) => openingBody(people, seen));
  say("UZ, the host, opens the text for signature at Tashkent: first KZ, then UZ");
};

const draftBody = ({ people }: Stage, document: Document, session: People["commission"]["session"]) => {
  const { id } = people.commission;
  return {
    titles: tagged(document.titles),
    form: document.form,
    legalNature: document.legalNature,
    parties: (["KZ", "UZ"] as const).map((party) => ({
      party,
      name: tagged(people.parties[party].government),
      onBehalfOf: tagged(phraseOf(people, party)),
    })),
    session: { commission: id, ordinal: session.ordinal, date: session.date, place: tagged(session.place), zone: session.zone },
    authenticLanguages: FILES.map(({ language }) => language),
    prevailingLanguage: "ru",
  };
};

const phraseOf = (people: People, side: Side) => people.signatories.find((each) => each.side === side)?.for ?? {};

export const typesetVersion = ({ people, fonts }: Stage, version: string, document: Document) =>
  Promise.all(
    FILES.map(async ({ language, words, original }) => ({
      name: `${version}.${words}.pdf`,
      language,
      original,
      bytes: await typeset({ document, people, language: words, original, fonts }),
    })),
  );

export const nominationOf = (people: People, side: Side) => {
  const signatory = people.signatories.find((each) => each.side === side);
  if (!signatory) throw new Error(`the sample names no signatory of ${side}`);
  const { name, office, capacity, email } = signatory;
  const language = FILES.find(({ original }) => original === side)?.language;
  return { party: side, name: tagged(name), office: tagged(office), capacity, language, contact: { mail: email } };
};

export const openingBody = (people: People, { slots }: AgreementAnswer) => ({
  orderGroups: ["KZ", "UZ"].map((side) => slots.filter(({ party }) => party === side).map(({ slot }) => slot)),
  opensAt: new Date(Date.now() - 60_000).toISOString(),
  closesAt: new Date(Date.now() + 7 * 24 * 3600_000).toISOString(),
  place: tagged(people.commission.session.place),
});

/** The sample officers are put into the register of officers by an officer of their side. */
export const introduceOfficers = async ({
  api,
  signIn,
  people,
  say,
}: Pick<Stage, "api" | "signIn" | "people" | "say">): Promise<void> => {
  for (const { id, side, role, name, language, mail } of officersOf(people)) {
    const authorization = await signIn(officer(side, "treaty-desk"));
    await api("PUT", `/v1/sides/${side}/officers/${id}`, { body: { name: tagged(name), role, language, mail }, authorization });
  }
  say(`${officersOf(people).length} officers of both sides are known`);
};
