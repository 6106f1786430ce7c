import { callApi } from "./demo/api.ts";
import { introduceOfficers } from "./demo/life.ts";
import { readPeople } from "./demo/story.ts";
import { install } from "./installation.ts";
import { command } from "./sentence.ts";

const PORT = 4400;
const DIRECTORY = ".depositary";

command(async () => {
  const people = readPeople();
  const cloud = await install({ directory: DIRECTORY, port: PORT, timers: true, pages: "web/dist" });
  const signIn = async (who: string): Promise<string> => `Bearer ${await cloud.token(who)}`;
  await introduceOfficers({ api: callApi(cloud.publicUrl), signIn, people, say: () => {} });

  console.log(`
Depositary runs on this machine, with the sample commission ${people.commission.id} loaded.

  Registry     ${cloud.publicUrl}/
  Desk         ${cloud.publicUrl}/desk
  Signing room ${cloud.publicUrl}/sign   (by the links in the inbox)
  API          ${cloud.publicUrl}/v1
  Inbox        ${cloud.inboxUrl}
  Sign-in      ${cloud.issuer}
  Clock        POST ${cloud.controlUrl}/tick {"time": "…"}

A token for curl: npm run token -- kz-treaty-desk
Everything stored is under ${DIRECTORY}/. Ctrl-C stops all.
`);

  const stop = (): void => command(() => cloud.stop().then(() => process.exit(0)));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
});
