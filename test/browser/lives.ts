import type { LocalCloud } from "../../infra/local/boot.ts";
import { until } from "../../infra/local/demo/api.ts";
import { deskOf } from "../../infra/local/demo/desk.ts";
import {
  type Document,
  draftAs,
  introduceOfficers,
  type Lived,
  life,
  nominationOf,
  openingBody,
  SIDES,
  typesetVersion,
} from "../../infra/local/demo/life.ts";
import { officer } from "../../infra/local/demo/stage.ts";
import { readPeople, readSample, STORIES } from "../../infra/local/demo/story.ts";
import type { Installation } from "../../infra/local/installation.ts";
import { loadFonts } from "../../shared/adapters/pdf/fonts.ts";
import type { Entry } from "../../shared/domain/registry/entry.ts";
import { type Agreement, publicEntry, stageOf } from "../e2e/support.ts";

export interface LivedPublic extends Lived {
  readonly entry: Entry;
}

/** The sample people's stage on a cloud; its officers are known to it. */
export const sampleStage = async (cloud: LocalCloud) => {
  const stage = {
    ...stageOf(cloud),
    inbox: async () =>
      cloud.inbox().map(({ destination, subject, body }) => ({ to: destination.to[0] ?? "", subject, text: body.text ?? "" })),
    say: () => {},
    people: readPeople(),
    fonts: loadFonts("node_modules/@expo-google-fonts"),
  };
  await introduceOfficers(stage);
  return stage;
};

/** The sample agreements, each from its draft to its public entry, as the demonstration takes them there. */
export const liveStories = async (cloud: Installation): Promise<readonly LivedPublic[]> => {
  const stage = await sampleStage(cloud);
  const base = stageOf(cloud);
  const lived: LivedPublic[] = [];
  for (const story of STORIES) {
    const one = await life(stage, story);
    const { entry } = await until("the public entry", () => publicEntry(base, one.number));
    lived.push({ ...one, entry: entry as Entry });
  }
  return lived;
};

const first = officer("KZ", "treaty-desk");

/** The sample Roadmap in its three languages, open for signature: first Kazakhstan, then Uzbekistan. */
export const openSample = async (cloud: Installation): Promise<Agreement> => {
  const stage = await sampleStage(cloud);
  const document = readSample<Document>("roadmap.v1");
  const { id } = await draftAs(stage, first, document);
  const desk = deskOf(stage, id);
  await desk.upload(first, await typesetVersion(stage, "roadmap.v1", document));
  await desk.act(first, "share");
  for (const side of SIDES)
    await desk.act(officer(side, "treaty-desk"), "initials", ({ versions }) => ({ manifest: versions.at(-1)?.manifest }));
  for (const side of SIDES) await desk.act(officer(side, "protocol-1"), "nominations", () => nominationOf(stage.people, side));
  await desk.act(officer("UZ", "protocol-1"), "opening", (seen) => openingBody(stage.people, seen));
  await until("the signing copies", async () => ((await desk.read(first)).body.prepared ? true : undefined), 60);
  return { ...desk, id, stage: stageOf(cloud) };
};
