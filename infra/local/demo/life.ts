import { type Answered, until } from "./api.ts";
import type { SampleDocument, Side } from "./sample.ts";
import { signAs } from "./signatory.ts";
import { type AgreementAnswer, officer, type Stage, sha256, tagged } from "./stage.ts";
import { FILES, officersOf, otherSide, type People, readSample, type Story } from "./story.ts";
import { typeset } from "./typeset.ts";

interface Document extends SampleDocument {
  readonly form: string;
  readonly legalNature: string;
}

type Seen = Answered<AgreementAnswer>;

/** One agreement from its draft to its entry, as the people of both sides would take it there. */
export const life = async (
  stage: Stage,
  story: Story,
): Promise<{ readonly id: string; readonly number: string; readonly uploads: ReadonlyMap<string, Uint8Array> }> => {
  const { api, say } = stage;
  const desk = (who: string, method: string, path: string, call: { body?: unknown; ifMatch?: string } = {}) =>
    stage.signIn(who).then((authorization) => api<AgreementAnswer>(method, path, { ...call, authorization }));
  const first = officer(story.draftedBy, "treaty-desk");
  const second = officer(otherSide(story.draftedBy), "treaty-desk");
  const uploads = new Map<string, Uint8Array>();

  const drafted = await desk(first, "POST", "/v1/agreements", { body: draftBody(stage, story) });
  const { id } = drafted.body;
  say(`${story.draftedBy} drafts “${drafted.body.titles.en}” as ${id}`);
  const read = (who: string): Promise<Seen> => desk(who, "GET", `/v1/agreements/${id}`);

  const propose = async (who: string, seen: Seen, version: string): Promise<Seen> => {
    const files = await typesetVersion(stage, version);
    for (const { bytes } of files) uploads.set(sha256(bytes), bytes);
    const body = { files: files.map(({ bytes, ...file }) => ({ ...file, bytes: bytes.length, sha256: sha256(bytes) })) };
    const authorization = await stage.signIn(who);
    const { body: proposed } = await api<{
      number: number;
      uploads: readonly { url: string; method: string; headers: Record<string, string> }[];
    }>("POST", `/v1/agreements/${id}/versions`, { body, ifMatch: seen.etag, authorization });
    for (const [index, { url, method, headers }] of proposed.uploads.entries()) {
      const { "content-length": _, ...sent } = headers;
      const response = await fetch(url, { method, headers: sent, body: files[index]?.bytes as BodyInit });
      if (!response.ok) throw new Error(`upload of ${files[index]?.name}: ${response.status} ${await response.text()}`);
    }
    say(`${who} uploads version ${proposed.number}: ${files.map(({ name }) => name).join(", ")}`);
    return until("intake", async () => {
      const now = await read(who);
      const version = now.body.versions.at(-1);
      if (version?.kind === "refused") throw new Error(`intake refused the version: ${version.code}`);
      return version?.kind === "accepted" ? now : undefined;
    });
  };

  const [draftText, ...laterTexts] = story.versions;
  const accepted = await propose(first, drafted, draftText ?? "");
  say(`  taken in: manifest ${accepted.body.versions.at(-1)?.manifest}`);
  await desk(first, "POST", `/v1/agreements/${id}/share`, { ifMatch: accepted.etag });
  say(`${story.draftedBy} shares the draft with ${otherSide(story.draftedBy)}`);
  for (const text of laterTexts) await propose(second, await read(second), text);

  for (const side of ["KZ", "UZ"] as const) {
    const who = officer(side, "treaty-desk");
    const seen = await read(who);
    await desk(who, "POST", `/v1/agreements/${id}/initials`, {
      body: { manifest: seen.body.versions.at(-1)?.manifest },
      ifMatch: seen.etag,
    });
    say(`${side} initials the text`);
  }
  for (const side of ["KZ", "UZ"] as const) {
    const who = officer(side, "protocol-1");
    const seen = await read(who);
    await desk(who, "POST", `/v1/agreements/${id}/nominations`, { body: nominationOf(stage.people, side), ifMatch: seen.etag });
    say(`${side} nominates its prime minister`);
  }
  const nominated = await read(officer("UZ", "protocol-1"));
  await desk(officer("UZ", "protocol-1"), "POST", `/v1/agreements/${id}/opening`, {
    body: openingBody(stage.people, nominated.body),
    ifMatch: nominated.etag,
  });
  say("UZ, the host, opens the text for signature at Tashkent: first KZ, then UZ");

  for (const side of ["KZ", "UZ"] as const) await signAs(stage, { id, side, slots: nominated.body.slots });
  const registered = await until("the entry", async () => {
    const now = await read(first);
    return now.body.registered && now;
  });
  say(`Registered as ${registered.body.registered?.number}, leaf ${registered.body.registered?.leafIndex} of the log`);
  return { id, number: registered.body.registered?.number ?? "", uploads };
};

const draftBody = ({ people }: Stage, story: Story) => {
  const document = readSample<Document>(story.versions[0] ?? "");
  const { id, session } = people.commission;
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

const typesetVersion = ({ people, fonts }: Stage, version: string) => {
  const document = readSample<Document>(version);
  return Promise.all(
    FILES.map(async ({ language, words, original }) => ({
      name: `${version}.${words}.pdf`,
      language,
      original,
      bytes: await typeset({ document, people, language: words, original, fonts }),
    })),
  );
};

const nominationOf = (people: People, side: Side) => {
  const signatory = people.signatories.find((each) => each.side === side);
  if (!signatory) throw new Error(`the sample names no signatory of ${side}`);
  const { name, office, capacity, email } = signatory;
  const language = FILES.find(({ original }) => original === side)?.language;
  return { party: side, name: tagged(name), office: tagged(office), capacity, language, contact: { mail: email } };
};

const openingBody = (people: People, { slots }: AgreementAnswer) => ({
  orderGroups: ["KZ", "UZ"].map((side) => slots.filter(({ party }) => party === side).map(({ slot }) => slot)),
  opensAt: new Date(Date.now() - 60_000).toISOString(),
  closesAt: new Date(Date.now() + 7 * 24 * 3600_000).toISOString(),
  place: tagged(people.commission.session.place),
});

/** The sample officers are put into the register of officers by an officer of their side. */
export const introduceOfficers = async ({ api, signIn, people, say }: Stage): Promise<void> => {
  for (const { id, side, role, name, language, mail } of officersOf(people)) {
    const authorization = await signIn(officer(side, "treaty-desk"));
    await api("PUT", `/v1/sides/${side}/officers/${id}`, { body: { name: tagged(name), role, language, mail }, authorization });
  }
  say(`${officersOf(people).length} officers of both sides are known`);
};
