import { KMSClient } from "@aws-sdk/client-kms";
import { startKms } from "../../../infra/local/kms/server.ts";
import { kmsMacs } from "../../../shared/adapters/kms/macs.ts";
import type { TableName } from "../../../shared/api/surfaces.ts";
import type { Command } from "../../../shared/domain/agreement/commands.ts";
import { isRefusal } from "../../../shared/domain/agreement/refusals.ts";
import { agreementIdOf, agreementStream, sideStream } from "../../../shared/domain/ids.ts";
import { draft } from "../../../shared/usecases/draft.ts";
import { edit } from "../../../shared/usecases/edit.ts";
import { issueAccessCode } from "../../../shared/usecases/issue-access-code.ts";
import { linkInput, linkToken } from "../../../shared/usecases/link.ts";
import { nominate } from "../../../shared/usecases/nominate.ts";
import { proposeVersion, uploadKey } from "../../../shared/usecases/propose-version.ts";
import { prove } from "../../../shared/usecases/prove.ts";
import { intake } from "../../../shared/usecases/reactions/intake.ts";
import { preserve } from "../../../shared/usecases/reactions/preserve.ts";
import { react } from "../../../shared/usecases/reactions/reaction.ts";
import { register } from "../../../shared/usecases/reactions/register.ts";
import { readAgreement } from "../../../shared/usecases/read-agreement.ts";
import { sign } from "../../../shared/usecases/sign.ts";
import { newFaults } from "../../fakes/faults.ts";
import { fakeFiles } from "../../fakes/files.ts";
import { asked } from "../../fakes/world.ts";
import {
  aripov,
  content,
  copies,
  manifest,
  particulars,
  sealedTexts,
  smailov,
  tails,
  terms,
  version1,
} from "../../fixtures/agreement.ts";
import { type DynamoStorage, nameOf, startDynamoStorage } from "../../fixtures/dynamodb.ts";
import { type Call, type Meter, meter } from "../../fixtures/meter.ts";
import { clientFor, temporaryDirectory } from "../../infra/local/client.ts";

const HMAC = { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" };
const NOW = "2023-05-05T06:00:00.000Z";
const drafting = asked({ party: "KZ", key: "draft" });
const agreementId = agreementIdOf(drafting.cause.commandId);
const DRAFT = sideStream("KZ", agreementId);
const STREAM = agreementStream(agreementId);

const started = async () => {
  const storage = await startDynamoStorage();
  const keys = (["link", "code", "session"] as const).map((keyId) => ({ keyId, properties: HMAC }));
  const service = await startKms({ directory: temporaryDirectory(), region: "eu-central-1", account: "000000000000", keys });
  const kms = new KMSClient(clientFor(service.url));
  const macs = kmsMacs(kms, { link: service.keyArn("link"), code: service.keyArn("code"), session: service.keyArn("session") });
  const files = fakeFiles(newFaults());
  const random = (bytes: number) => new Uint8Array(bytes).fill(7);
  const ports = { ...storage, macs, files, random, now: () => new Date(NOW), inspect: async () => ({ pages: 4, flags: [] }) };
  const end = async () => {
    kms.destroy();
    await service.close();
    await storage.end();
  };
  return { ports, meter: meter(storage.client, kms), end };
};
type Ports = Awaited<ReturnType<typeof started>>["ports"];

const officerEdit =
  ({ store }: Pick<DynamoStorage, "store">, party: string, command: Command, draftVersion?: number) =>
  () =>
    edit(
      store,
      asked({ party, key: command.type, ...(draftVersion ? { seen: { stream: "draft", version: draftVersion } as const } : {}) }),
      {
        agreementId,
        command,
      },
    );

/** The calls of each act of an agreement's life, from draft to register, in its order. */
const lived = async (ports: Ports, { of }: Meter) => {
  const measured: { [act: string]: readonly Call[] } = {};
  const doing = async <T>(act: string, work: () => Promise<T>): Promise<T> => {
    const { calls, answer } = await of(work);
    if (isRefusal(answer)) throw new Error(`${act}: ${answer.refused}`);
    measured[act] = calls;
    return answer;
  };
  const officer = { subject: "KZ officer", party: "KZ" };
  await doing("draft", () => draft(ports.store, drafting, particulars));
  await doing("draft, repeated", () => draft(ports.store, drafting, particulars));
  await doing("read a draft", () => readAgreement(ports.store, officer, agreementId));
  await doing("propose-version", () =>
    proposeVersion(ports, asked({ party: "KZ", key: "propose", seen: { stream: "draft", version: 1 } }), {
      agreementId,
      announced: version1.files,
    }),
  );
  for (const [index, { language }] of version1.files.entries())
    ports.files.upload(uploadKey(DRAFT, 1, index), content(1, language, "KZ"));
  await doing("intake", () => intake(ports, DRAFT));
  await doing("share", officerEdit(ports, "KZ", { type: "share", by: "KZ" }, 3));
  await doing("initial", officerEdit(ports, "KZ", { type: "initial", by: "KZ", manifest }));
  await doing("initial, the last", officerEdit(ports, "UZ", { type: "initial", by: "UZ", manifest }));
  await doing("preserve", () => preserve(ports, STREAM));
  for (const [onto, { contactHash: _, ...nominee }] of [
    ["KZ", smailov],
    ["UZ", aripov],
  ] as const)
    await doing("nominate", () =>
      nominate(ports, asked({ party: onto }), {
        agreementId,
        nominee: { ...nominee, onto, contact: { mail: "pm@example.test" } },
      }),
    );
  await doing(
    "open-for-signature",
    officerEdit(ports, "KZ", { type: "open-for-signature", by: "KZ", now: terms.opensAt, ...terms }),
  );
  await doing("read an agreement", () => readAgreement(ports.store, officer, agreementId));
  await react(ports, "prepare", STREAM, async () => ({ command: { type: "prepared", tails: copies() } }));
  for (const slot of ["kz1", "uz1"]) await signed(ports, doing, slot);
  await react(ports, "seal", STREAM, async () => ({ command: { type: "sealed", texts: sealedTexts() } }));
  await doing("register", () => register(ports, STREAM));
  return measured;
};

const signed = async (ports: Ports, doing: <T>(act: string, work: () => Promise<T>) => Promise<T>, slot: string) => {
  const named = { agreementId, slot };
  const bob = asked({ party: slot.slice(0, 2).toUpperCase(), subject: "bob" });
  const issued = await doing("issue-access-code", () => issueAccessCode(ports, bob, named));
  const mac = await ports.macs.generate("link", linkInput({ ...named, generation: 1 }));
  const link = linkToken({ ...named, generation: 1 }, mac);
  const code = "code" in issued ? issued.code : "";
  const proven = await doing("prove", () =>
    prove(ports, { link, code, attempt: "one", address: "192.0.2.7", now: new Date(NOW) }),
  );
  const act = {
    session: "session" in proven ? proven.session : "",
    manifest,
    consent: "sign/v1",
    mark: { kind: "typed", text: slot } as const,
    address: "192.0.2.7",
    userAgent: "Browser/1",
    cause: asked({ party: "KZ", key: slot }).cause,
  };
  await doing("sign", () => sign(ports, act));
  await doing("affix", () =>
    react(ports, "affix", STREAM, async () => ({ command: { type: "affixed", slot, serial: "0a", tails: tails(slot) } })),
  );
};

let measured: Awaited<ReturnType<typeof lived>>;
beforeAll(async () => {
  const there = await started();
  try {
    measured = await lived(there.ports, there.meter);
  } finally {
    await there.end();
  }
});

const COMMAND = ["Query", "TransactWriteItems"];
test.each<[string, readonly string[]]>([
  ["draft", COMMAND],
  ["propose-version", COMMAND],
  ["share", COMMAND],
  ["initial", COMMAND],
  ["initial, the last", COMMAND],
  ["nominate", COMMAND],
  ["open-for-signature", COMMAND],
  ["intake", COMMAND],
  ["preserve", COMMAND],
  ["affix", COMMAND],
  ["sign", ["VerifyMac", ...COMMAND]],
  ["prove", ["VerifyMac", "Query", "UpdateItem", "UpdateItem", "VerifyMac", "UpdateItem", "GenerateMac"]],
  ["issue-access-code", ["Query", "GetItem", "GenerateMac", "GenerateMac", "PutItem"]],
  ["register", ["Query", "GetItem", "GetItem", "TransactWriteItems"]],
  ["draft, repeated", ["Query"]],
  ["read an agreement", ["Query"]],
  // The side's own stream is asked where the agreement's is empty.
  ["read a draft", ["Query", "Query"]],
])("%s makes the calls %j", (act, calls) => {
  expect(measured[act]?.map(({ operation }) => operation)).toEqual(calls);
});

test("every read of a stream is strongly consistent", () => {
  const reads = Object.values(measured)
    .flat()
    .filter(({ operation }) => operation === "Query" || operation === "GetItem");
  expect(reads.length).toBeGreaterThan(15);
  expect(reads.filter(({ consistent }) => !consistent)).toEqual([]);
});

/** Units by table of an act's one transaction. */
const written = (act: string) => measured[act]?.find(({ operation }) => operation === "TransactWriteItems")?.units;
const units = (by: { readonly [table in TableName]?: number }) =>
  Object.fromEntries(Object.entries(by).map(([table, count]) => [nameOf(table as TableName), count]));

// A transaction pays twice for each KB begun; a due item is one KB, and as much again in the index.
test.each<[string, { readonly [table in TableName]?: number }]>([
  ["initial", { agreements: 2, work: 8 }],
  ["initial, the last", { agreements: 2, work: 8 }],
  ["nominate", { agreements: 4, work: 4, people: 2 }],
  ["sign", { agreements: 2, work: 8, people: 2 }],
  ["share", { agreements: 10, work: 8 }],
  ["register", { agreements: 2, work: 16, registry: 14 }],
])("the transaction of %s costs the write units %j", (act, expected) => {
  expect(written(act)).toEqual(units(expected));
});

test("reading the whole stream costs one read unit for each 4 KB begun", () => {
  expect(measured.draft?.[0]?.units).toEqual(units({ agreements: 1 }));
  expect(measured.sign?.[1]?.units).toEqual(units({ agreements: 3 }));
});
