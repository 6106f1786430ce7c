import { until } from "../../infra/local/demo/api.ts";
import { prepareCommission } from "../../infra/local/demo/commission.ts";
import { introduceOfficers } from "../../infra/local/demo/life.ts";
import { officer } from "../../infra/local/demo/stage.ts";
import { readPeople } from "../../infra/local/demo/story.ts";
import { type Installation, install } from "../../infra/local/installation.ts";
import { loadFonts } from "../../shared/adapters/pdf/fonts.ts";
import { stageOf, temporaryDirectory } from "./support.ts";

const equalTo = (expected: readonly string[], found: readonly string[]) =>
  JSON.stringify(found) === JSON.stringify(expected) ? found : undefined;

let cloud: Installation;
beforeAll(async () => {
  cloud = await install({ directory: temporaryDirectory(), timers: true });
});
afterAll(() => cloud.stop());

test("the sample commission shows every state to whom it concerns", async () => {
  const base = stageOf(cloud);
  const inbox = async () =>
    cloud.inbox().map(({ destination, subject, body }) => ({ to: destination.to[0] ?? "", subject, text: body.text ?? "" }));
  const stage = { ...base, inbox, say: () => {}, people: readPeople(), fonts: loadFonts("node_modules/@expo-google-fonts") };
  await introduceOfficers(stage);
  await prepareCommission(stage);

  const statesOf = async (side: "KZ" | "UZ"): Promise<string[]> => {
    const authorization = await base.signIn(officer(side, "treaty-desk"));
    const { body } = await base.api<{ agreements: { states: { text: string; signature: string; entry: string } }[] }>(
      "GET",
      "/v1/agreements?limit=100",
      { authorization },
    );
    return body.agreements.map(({ states }) => `${states.text} ${states.signature} ${states.entry}`).sort();
  };
  const shared = [
    "AUTHENTICATED FULLY_SIGNED REGISTERED",
    "AUTHENTICATED FULLY_SIGNED REGISTERED",
    "AUTHENTICATED FULLY_SIGNED REGISTERED",
    "AUTHENTICATED PARTIALLY_SIGNED NONE",
    "DRAFT NOT_OPEN NONE",
    "INITIALLED NOT_OPEN NONE",
    "INITIALLED NOT_OPEN NONE",
    "INITIALLED OPEN NONE",
    "INITIALLED OPEN NONE",
    "INITIALLED OPEN NONE",
    "NEGOTIATING NOT_OPEN NONE",
    "NEGOTIATING NOT_OPEN NONE",
    "NEGOTIATING NOT_OPEN NONE",
    "NEGOTIATING NOT_OPEN NONE",
    "NEGOTIATING NOT_OPEN NONE",
  ];
  // Each side has one draft of its own that the other does not see. Boards follow the events.
  for (const side of ["KZ", "UZ"] as const)
    expect(await until(`the board of ${side}`, async () => equalTo(shared, await statesOf(side)), 20)).toEqual(shared);
});
