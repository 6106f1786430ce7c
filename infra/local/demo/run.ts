import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadFonts } from "../../../shared/adapters/pdf/fonts.ts";
import { install } from "../installation.ts";
import { callApi } from "./api.ts";
import { introduceOfficers, life } from "./life.ts";
import { keepProof } from "./proof.ts";
import type { Stage } from "./stage.ts";
import { readPeople, STORIES } from "./story.ts";

const DIRECTORY = ".depositary/demo";

const started = performance.now();
const say = (line: string): void => console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);

rmSync(DIRECTORY, { recursive: true, force: true });
mkdirSync(DIRECTORY, { recursive: true });
const cloud = await install({ directory: join(DIRECTORY, "cloud") });
say(`the local cloud stands: ${cloud.publicUrl}, inbox ${cloud.inboxUrl}`);

const tokens = new Map<string, Promise<string>>();
const signIn = (who: string): Promise<string> => {
  const token = tokens.get(who) ?? cloud.token(who).then((access) => `Bearer ${access}`);
  tokens.set(who, token);
  return token;
};
const inbox = async () =>
  cloud.inbox().map(({ destination, subject, body }) => ({
    to: destination.to[0] ?? "",
    subject,
    text: body.text ?? "",
  }));
const stage: Stage = {
  api: callApi(cloud.publicUrl),
  signIn,
  inbox,
  say,
  people: readPeople(),
  fonts: loadFonts("node_modules/@expo-google-fonts"),
};

try {
  await introduceOfficers(stage);
  const agreements = [];
  for (const story of STORIES) agreements.push(await keepProof(stage, await life(stage, story), DIRECTORY));
  writeFileSync(join(DIRECTORY, "root.cer"), cloud.root);
  const summary = { agreements, mails: (await stage.inbox()).length, webhooks: 0, trust: { root: "root.cer" } };
  writeFileSync(join(DIRECTORY, "summary.json"), JSON.stringify(summary, null, 2));
  say(`done: ${agreements.map(({ number }) => number).join(", ")}; see ${DIRECTORY}/summary.json`);
} finally {
  await cloud.stop();
}
