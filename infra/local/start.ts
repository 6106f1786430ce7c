import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadFonts } from "../../shared/adapters/pdf/fonts.ts";
import { callApi } from "./demo/api.ts";
import { prepareCommission } from "./demo/commission.ts";
import { introduceOfficers } from "./demo/life.ts";
import { officer, type Stage } from "./demo/stage.ts";
import { officersOf, readPeople } from "./demo/story.ts";
import { type Installation, install } from "./installation.ts";
import { command } from "./sentence.ts";
import { SAMPLE_PASSWORD } from "./sign-in/page.ts";

const PORT = 4400;
const DIRECTORY = ".depositary";

command(async () => {
  const cloud = await install({ directory: DIRECTORY, port: PORT, timers: true, pages: "web/dist" });
  const stop = (): void => command(() => cloud.stop().then(() => process.exit(0)));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);

  const stage = stageOf(cloud);
  await introduceOfficers({ ...stage, say: () => {} });
  if (await isNew(stage)) {
    console.log("\nFirst start: the sample commission's agreements are taken as far as they have come.\n");
    await prepareCommission(stage);
  }
  const addresses = addressesOf(cloud);
  writeFileSync(join(DIRECTORY, "addresses.json"), JSON.stringify(addresses, null, 2));
  console.log(`
Depositary runs on this machine, with the sample commission ${stage.people.commission.id}.

  Registry     ${addresses.registry}
  Desk         ${addresses.desk}
  Signing room ${addresses.signingRoom}   (by the links in the inbox)
  API          ${addresses.api}
  Inbox        ${addresses.inbox}
  Sign-in      ${cloud.issuer}
  Clock        POST ${cloud.controlUrl}/tick {"time": "…"}

Sample officers (password “${SAMPLE_PASSWORD}”):
${addresses.officers.map(({ side, role, user }) => `  ${side}  ${user.padEnd(18)} ${role}`).join("\n")}

A token for curl: npm run token -- kz-treaty-desk
The same in ${DIRECTORY}/addresses.json; everything stored is under ${DIRECTORY}/. Ctrl-C stops all.
`);
});

const stageOf = (cloud: Installation): Stage => ({
  api: callApi(cloud.publicUrl),
  signIn: async (who) => `Bearer ${await cloud.token(who)}`,
  inbox: async () =>
    cloud.inbox().map(({ destination, subject, body }) => ({ to: destination.to[0] ?? "", subject, text: body.text ?? "" })),
  say: (line) => console.log(`  ${line}`),
  people: readPeople(),
  fonts: loadFonts("node_modules/@expo-google-fonts"),
});

const isNew = async ({ api, signIn }: Stage): Promise<boolean> => {
  const authorization = await signIn(officer("KZ", "treaty-desk"));
  const { body } = await api<{ agreements: unknown[] }>("GET", "/v1/agreements?limit=1", { authorization });
  return body.agreements.length === 0;
};

const addressesOf = ({ publicUrl, inboxUrl }: Installation) => ({
  registry: `${publicUrl}/`,
  desk: `${publicUrl}/desk`,
  signingRoom: `${publicUrl}/sign`,
  inbox: inboxUrl,
  api: `${publicUrl}/v1`,
  officers: officersOf(readPeople()).map(({ id, side, role }) => ({ side, role, user: id, password: SAMPLE_PASSWORD })),
});
