import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadFonts } from "../../../shared/adapters/pdf/fonts.ts";
import { Fault } from "../../../shared/domain/fault.ts";
import { install } from "../installation.ts";
import { command } from "../sentence.ts";
import { callApi, until } from "./api.ts";
import { introduceOfficers, life } from "./life.ts";
import { keepProof } from "./proof.ts";
import type { Stage } from "./stage.ts";
import { readPeople, STORIES } from "./story.ts";

/** Everything goes to the directory of the first argument, which must be new or empty, or else to one of our own. */
const [, , given] = process.argv;
const DIRECTORY = given ?? ".depositary/demo";
/** A signatory's letters of one agreement: the invitation, the last signature, and the entry, of which signatories hear last. */
const LETTERS = 3;

const started = performance.now();
const say = (line: string): void => console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);

command(async () => {
  if (given === undefined) rmSync(DIRECTORY, { recursive: true, force: true });
  mkdirSync(DIRECTORY, { recursive: true });
  if (readdirSync(DIRECTORY).length > 0)
    throw new Fault("directory-not-empty", `${DIRECTORY} is not empty: give the demo a new directory.`, { retryable: false });
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
    const mails = await until("the last letter", async () => {
      const sent = await cloud.inbox();
      const received = ({ email }: { email: string }) => sent.filter(({ destination }) => destination.to.includes(email)).length;
      return stage.people.signatories.every((each) => received(each) >= LETTERS * STORIES.length) ? sent : undefined;
    });
    // The inbox ends with the cloud. Its letters carry links.
    writeFileSync(join(DIRECTORY, "mails.json"), JSON.stringify(mails, null, 2), { mode: 0o600 });
    writeFileSync(join(DIRECTORY, "root.cer"), cloud.root);
    const summary = { agreements, mails: mails.length, webhooks: 0, trust: { root: "root.cer" } };
    writeFileSync(join(DIRECTORY, "summary.json"), JSON.stringify(summary, null, 2));
    say(`done: ${agreements.map(({ number }) => number).join(", ")}; see ${DIRECTORY}/summary.json`);
  } finally {
    await cloud.stop();
  }
});
