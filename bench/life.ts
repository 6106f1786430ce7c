import { fold } from "../shared/domain/agreement/fold.ts";
import { isRefusal } from "../shared/domain/agreement/refusals.ts";
import type { Agreement } from "../shared/domain/agreement/state.ts";
import { agreementIdOfStream, agreementStream } from "../shared/domain/ids.ts";
import { draft } from "../shared/usecases/draft.ts";
import { edit } from "../shared/usecases/edit.ts";
import { issueAccessCode } from "../shared/usecases/issue-access-code.ts";
import { nominate } from "../shared/usecases/nominate.ts";
import { proposeVersion } from "../shared/usecases/propose-version.ts";
import { prove } from "../shared/usecases/prove.ts";
import { affix } from "../shared/usecases/reactions/affix.ts";
import { intake } from "../shared/usecases/reactions/intake.ts";
import { notify } from "../shared/usecases/reactions/notify.ts";
import { prepare } from "../shared/usecases/reactions/prepare.ts";
import { preserve } from "../shared/usecases/reactions/preserve.ts";
import { project } from "../shared/usecases/reactions/project.ts";
import { publish } from "../shared/usecases/reactions/publish.ts";
import { register } from "../shared/usecases/reactions/register.ts";
import { seal } from "../shared/usecases/reactions/seal.ts";
import { readAgreement } from "../shared/usecases/read-agreement.ts";
import { readSigningTexts } from "../shared/usecases/read-signing-texts.ts";
import { readSlot } from "../shared/usecases/read-slot.ts";
import { sign } from "../shared/usecases/sign.ts";
import type { Ports } from "./ports.ts";
import { askedBy, nomineeOf, particulars, place, SIDES, typesetTexts } from "./sample.ts";

/** Runs one step and measures it. */
export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>;

const taken = <T extends object>(outcome: T): Exclude<T, { refused: unknown }> => {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused} ${outcome.detail ?? ""}`);
  return outcome as Exclude<T, { refused: unknown }>;
};

const now = async ({ store }: Ports, streamId: string): Promise<Agreement> => {
  const state = fold(await store.read(streamId));
  if (!state) throw new Error(`${streamId} is empty`);
  return state;
};

/** One agreement from its draft to its public entry; every use case and reaction is a step of its own. */
export const life = async (ports: Ports, step: Step, nth: number): Promise<void> => {
  const id = await draftAndTakeIn(ports, step, nth);
  const streamId = agreementStream(id);
  await agreeAndOpen(ports, step, id);
  await step("prepare", () => prepare(ports, streamId));
  for (const side of SIDES) {
    await step("notify (invitation)", () => notify(ports, streamId));
    await signAs(ports, step, { id, side });
    await step("affix", () => affix(ports, streamId));
  }
  await step("seal", () => seal(ports, streamId));
  await step("register", () => register(ports, streamId));
  await step("publish", () => publish(ports, streamId));
  await step("project", () => project(ports, streamId));
  await step("notify (registration)", () => notify(ports, streamId));
  await readBack(ports, step, id);
};

const draftAndTakeIn = async (ports: Ports, step: Step, nth: number): Promise<string> => {
  const { store } = ports;
  const drafted = taken(await step("draft", () => draft(store, askedBy("KZ", "treaty-desk"), particulars))).state;
  const id = /[^/]+$/.exec(drafted.streamId)?.[0] ?? "";
  taken(await step("read of a draft", () => readAgreement(store, askedBy("KZ", "treaty-desk").officer, id)));
  const texts = await typesetTexts(ports.fonts, nth);
  const announced = texts.map((text) => text.announced);
  const asked = askedBy("KZ", "treaty-desk", drafted);
  const { uploads } = taken(await step("propose-version", () => proposeVersion(ports, asked, { agreementId: id, announced })));
  for (const [index, { url, headers }] of uploads.entries()) {
    const { "content-length": _, ...sent } = headers;
    const response = await fetch(url, { method: "PUT", headers: sent, body: texts[index]?.bytes as BodyInit });
    if (!response.ok) throw new Error(`the upload was refused: ${await response.text()}`);
  }
  await step("intake", () => intake(ports, drafted.streamId));
  const accepted = await now(ports, drafted.streamId);
  const sharing = { agreementId: id, command: { type: "share", by: "KZ" } } as const;
  taken(await step("share", () => edit(store, askedBy("KZ", "treaty-desk", accepted), sharing)));
  return id;
};

const agreeAndOpen = async (ports: Ports, step: Step, agreementId: string): Promise<void> => {
  const { store } = ports;
  const streamId = agreementStream(agreementId);
  for (const by of SIDES) {
    const state = await now(ports, streamId);
    const version = state.versions.at(-1)?.outcome;
    const manifest = version?.kind === "accepted" ? version.manifest : "";
    const command = { type: "initial", by, manifest } as const;
    taken(await step("initial", () => edit(store, askedBy(by, "treaty-desk", state), { agreementId, command })));
  }
  await step("preserve", () => preserve(ports, streamId));
  for (const side of SIDES) {
    const asked = askedBy(side, "protocol-1", await now(ports, streamId));
    taken(await step("nominate", () => nominate(ports, asked, { agreementId, nominee: nomineeOf(side) })));
  }
  const state = await now(ports, streamId);
  const command = {
    type: "open-for-signature",
    by: "UZ",
    orderGroups: SIDES.map((side) => state.slots.filter(({ party }) => party === side).map(({ slot }) => slot)),
    now: new Date().toISOString(),
    opensAt: new Date(Date.now() - 60_000).toISOString(),
    closesAt: new Date(Date.now() + 24 * 3600_000).toISOString(),
    place,
  } as const;
  taken(await step("open", () => edit(store, askedBy("UZ", "protocol-1", state), { agreementId, command })));
};

const signAs = async (
  ports: Ports,
  step: Step,
  { id, side }: { readonly id: string; readonly side: (typeof SIDES)[number] },
): Promise<void> => {
  const slot = (await now(ports, agreementStream(id))).slots.find(({ party }) => party === side)?.slot ?? "";
  const links = ports.mails.map(({ text }) => /\/sign#([^\s>)]+)/.exec(text)?.[1]);
  const link = links.findLast((found) => found?.startsWith(`${id}.${slot}.`)) ?? "";
  taken(await step("read-slot", () => readSlot(ports, link, new Date())));
  const second = askedBy(side, "protocol-2");
  const { code } = taken(await step("issue-access-code", () => issueAccessCode(ports, second, { agreementId: id, slot })));
  const proof = { link, code, attempt: link, address: "127.0.0.1", now: new Date() };
  const { session } = taken(await step("prove", () => prove(ports, proof)));
  const { manifest } = taken(await step("read-signing-texts", () => readSigningTexts(ports, session, new Date()))).body;
  const { cause } = askedBy(side, "protocol-1");
  const mark = { kind: "typed", text: "Signed" } as const;
  const act = { session, manifest, consent: "sign-v1", mark, address: "127.0.0.1", userAgent: "bench", cause };
  taken(await step("sign", () => sign(ports, act)));
};

const readBack = async (ports: Ports, step: Step, id: string): Promise<void> => {
  const { officer } = askedBy("KZ", "treaty-desk");
  const state = taken(await step("read of one agreement", () => readAgreement(ports.store, officer, id)));
  const number = state.registered?.number ?? "";
  const entry = await step("entry by number", () => ports.entries.byNumber(number));
  const text = await step("entry by a text's hash", () => ports.entries.byText(entry?.entry.texts[0]?.sha256 ?? ""));
  if (!agreementIdOfStream(state.streamId) || !text) throw new Error(`${number} cannot be read back`);
  await step("page of the register", () => ports.index.search({ limit: 20 }));
};
