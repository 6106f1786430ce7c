import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { introduceOfficers } from "../../infra/local/demo/life.ts";
import { officer, sha256 } from "../../infra/local/demo/stage.ts";
import { officersOf, readPeople } from "../../infra/local/demo/story.ts";
import { type Installation, install } from "../../infra/local/installation.ts";
import { randomFrom } from "../../infra/local/sqs/random.ts";
import { judgedBy, run, withFiles } from "../judges/tools.ts";
import {
  type Agreement,
  byBus,
  byClock,
  draftOn,
  enter,
  factsOf,
  isTrue,
  mailOf,
  opened,
  registered,
  SIGNATORIES,
  type Stage,
  seen,
  stageOf,
  temporaryDirectory,
} from "./support.ts";

const SEED = 20;
const people = readPeople();
let cloud: Installation;
let stage: Stage;
let agreement: Agreement;

/** Switches the buses off and on while `work` goes on; what was lost is the clock's to find. */
const withFlakyBuses = async (work: () => Promise<unknown>): Promise<void> => {
  const random = randomFrom(SEED);
  const flicker = setInterval(() => cloud.switchBuses(random() < 0.5), 15);
  try {
    await work();
  } finally {
    clearInterval(flicker);
    cloud.switchBuses(true);
  }
};

beforeAll(async () => {
  cloud = await install({ directory: temporaryDirectory(), seed: SEED, duplicate: 0.7 });
  stage = stageOf(cloud);
  await introduceOfficers({ ...stage, people, say: () => {} });
  agreement = await opened(await draftOn(stage), { signatories: SIGNATORIES });
  const acts = await Promise.all((await seen(agreement)).slots.map(({ slot }) => enter(agreement, slot)));
  await withFlakyBuses(() => Promise.all(acts.map((act) => act())));
  await registered(agreement, byClock(cloud.tick));
}, 90_000);
afterAll(() => cloud.stop());

const slotsOf = async (type: string) => (await factsOf(agreement, type)).map(({ data }) => data.slot);

test("three signatures at once, their messages shuffled, doubled and lost: three Affixed, each once, in the order of the Signed", async () => {
  const signed = await slotsOf("Signed");
  expect([...signed].sort()).toEqual(["kz1", "kz2", "uz1"]);
  expect(await slotsOf("Affixed")).toEqual(signed);
  for (const once of ["Prepared", "Sealed", "Registered"]) expect(await factsOf(agreement, once)).toHaveLength(1);
});

/** The sealed file as an officer reads it. */
const sealedFile = async (): Promise<Uint8Array> => {
  const [text] = (await seen(agreement)).versions.at(-1)?.texts ?? [];
  const authorization = await stage.signIn(officer("UZ", "treaty-desk"));
  const path = `/v1/agreements/${agreement.id}/texts/${text?.sha256}`;
  const { body } = await stage.api<{ sealed: { url: string } }>("GET", path, { authorization });
  return new Uint8Array(await (await fetch(body.sealed.url)).arrayBuffer());
};

test("the sealed file is the upload and the tails that the events name, in their order", async () => {
  const file = await sealedFile();
  const parts = [
    ...(await factsOf(agreement, "Shared")).map(({ data }) => data.texts),
    ...(await factsOf(agreement, "Prepared")).map(({ data }) => data.tails),
    ...(await factsOf(agreement, "Affixed")).map(({ data }) => data.tails),
  ] as { sha256: string; bytes: number }[][];
  let at = 0;
  for (const [part] of parts) {
    const end = at + (part?.bytes ?? 0);
    expect(sha256(file.subarray(at, end))).toBe(part?.sha256);
    at = end;
  }
  expect(parts).toHaveLength(1 + 1 + SIGNATORIES.length);
  expect(at).toBe(file.length);
});

judgedBy("pdfsig", () => {
  test("pdfsig finds the certification and three intact signatures under the installation's root", async () => {
    const files = { "sealed.pdf": await sealedFile() };
    const { output } = withFiles(files, (path) => run("pdfsig", ["-nocert", path("sealed.pdf")]));
    // The fifth field is kept for a document timestamp.
    expect(output.match(/Signature #\d+:/g)).toHaveLength(5);
    expect(output.match(/Signature Validation: Signature is Valid\./g)).toHaveLength(4);
    // It lists them by field: how far each one's range goes says which came after which.
    const signers = output
      .split("Signature #")
      .flatMap((each) => {
        const name = /Signer Certificate Common Name: (.*)/.exec(each)?.[1];
        const end = /Signed Ranges: .* - (\d+)\]/.exec(each)?.[1];
        return name ? [{ name, end: Number(end) }] : [];
      })
      .sort((one, other) => one.end - other.end)
      .map(({ name }) => name);
    const { slots } = await seen(agreement);
    const names = (await slotsOf("Signed")).map((signed) => {
      const index = slots.findIndex(({ slot }) => slot === signed);
      return SIGNATORIES[index]?.name;
    });
    expect(signers).toEqual(["Depositary certification", ...names]);
  });
});

/** True once a reaction's queue holds no message and none is being worked on. */
const emptied = async (reaction: string): Promise<true | undefined> => {
  const queue = cloud.resources.find(({ type, arn }) => type === "AWS::SQS::Queue" && arn.endsWith(`-${reaction}`));
  const credentials = cloud.credentials.of("arn:aws:iam::000000000000:role/operator");
  const sqs = new SQSClient({ region: "eu-central-1", endpoint: cloud.endpoints.AWS_ENDPOINT_URL_SQS ?? "", credentials });
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: queue?.ref, AttributeNames: ["All"] }));
  sqs.destroy();
  const left = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
  return isTrue(left.every((name) => Attributes?.[name] === "0"));
};

test("exactly one mail a notice, though queues deliver twice", async () => {
  const told = officersOf(people).filter(({ role }) => ["treaty-officer", "protocol-officer"].includes(role));
  // To each officer two initials, three signatures, the end of signing and the registration, to those of the other side the draft that
  // was shared; to each signatory the invitation and the last two.
  const expected = [
    ...told.flatMap(({ mail, side }) => Array(side === "UZ" ? 8 : 7).fill(mail)),
    ...SIGNATORIES.flatMap((each) => Array(3).fill(mailOf(each))),
  ];
  const addressed = async () => (await stage.inbox()).flatMap(({ destination }) => destination.to).sort();
  await byBus(agreement, "the last notice", async () => isTrue((await addressed()).length >= expected.length));
  await byBus(agreement, "the end of all messages to notify", () => emptied("notify"));
  expect(await addressed()).toEqual(expected.sort());
});
