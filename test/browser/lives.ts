import { until } from "../../infra/local/demo/api.ts";
import { introduceOfficers, type Lived, life } from "../../infra/local/demo/life.ts";
import { readPeople, STORIES } from "../../infra/local/demo/story.ts";
import type { Installation } from "../../infra/local/installation.ts";
import { loadFonts } from "../../shared/adapters/pdf/fonts.ts";
import type { EntryAnswer } from "../../web/answers.ts";
import { publicEntry, stageOf } from "../e2e/support.ts";

export interface LivedPublic extends Lived {
  readonly entry: EntryAnswer;
}

/** The sample agreements, each from its draft to its public entry, as the demonstration takes them there. */
export const liveStories = async (cloud: Installation): Promise<readonly LivedPublic[]> => {
  const base = stageOf(cloud);
  const stage = {
    ...base,
    inbox: async () =>
      cloud.inbox().map(({ destination, subject, body }) => ({ to: destination.to[0] ?? "", subject, text: body.text ?? "" })),
    say: () => {},
    people: readPeople(),
    fonts: loadFonts("node_modules/@expo-google-fonts"),
  };
  await introduceOfficers(stage);
  const lived: LivedPublic[] = [];
  for (const story of STORIES) {
    const one = await life(stage, story);
    const { entry } = await until("the public entry", () => publicEntry(base, one.number));
    lived.push({ ...one, entry: entry as EntryAnswer });
  }
  return lived;
};
