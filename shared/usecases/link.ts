import type { AgreementEvent } from "../domain/agreement/events.ts";
import { fold } from "../domain/agreement/fold.ts";
import { type Refusal, refuse } from "../domain/agreement/refusals.ts";
import type { Agreement, SlotState } from "../domain/agreement/state.ts";
import { fromBase64Url, toBase64Url } from "../domain/base64url.ts";
import { AGREEMENT_ID, agreementStream } from "../domain/ids.ts";
import type { EventStore, Macs } from "./ports.ts";

/** What a signatory's link names. `keyId` is a small number looked up in configuration. */
export interface Link {
  readonly agreementId: string;
  readonly slot: string;
  readonly generation: number;
}

/** The key that links are made with now. Another number is `link-altered` without asking the key service. */
const KEY_ID = "1";

/** What the link's MAC is over: purpose and version, then agreement, slot, generation. */
export const linkInput = ({ agreementId, slot, generation }: Link): string =>
  ["signing-link/v1", agreementId, slot, generation].join("\n");

/** `agreementId.slot.generation.keyId.MAC`: nothing secret is stored, a reminder derives the same link again. */
export const linkToken = (link: Link, mac: Uint8Array): string =>
  [link.agreementId, link.slot, link.generation, KEY_ID, toBase64Url(mac)].join(".");

/** A MAC is spelled in one way only: the last character of 32 bytes has two bits that mean nothing. */
const SHAPE = /^([0-9a-z]{16})\.([a-z]{2}\d{1,2})\.([1-9]\d{0,5})\.(\d{1,3})\.([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])$/;

/** What a token says that it opens, before its MAC was verified; undefined for what has no link's shape. */
export const linkNamed = (token: string): Link | undefined => {
  const [, agreementId = "", slot = "", generation, keyId] = SHAPE.exec(token) ?? [];
  if (!AGREEMENT_ID.test(agreementId) || keyId !== KEY_ID) return undefined;
  return { agreementId, slot, generation: Number(generation) };
};

export type LinkRefusal = Refusal<"link-altered" | "link-replaced" | "link-revoked" | "reopened" | "declined" | "not-found">;

export interface Opened extends Link {
  readonly events: readonly AgreementEvent[];
  readonly state: Agreement;
  readonly signatory: SlotState;
}

/** The slot that a link leads to: its MAC is verified by the key service, its generation held against the fold. Changes nothing. */
export const openLink = async (
  { store, macs }: { readonly store: EventStore; readonly macs: Macs },
  token: string,
): Promise<Opened | LinkRefusal> => {
  const link = linkNamed(token);
  if (!link) return refuse("link-altered");
  const genuine = await macs.verify("link", linkInput(link), fromBase64Url(token.slice(-43)));
  if (!genuine) return refuse("link-altered");
  return slotOf(await store.read(agreementStream(link.agreementId)), link);
};

/** A genuine link or session against the state: another generation was revoked. */
export const slotOf = (events: readonly AgreementEvent[], link: Link): Opened | LinkRefusal => {
  const state = fold(events);
  const signatory = state?.slots.find(({ slot }) => slot === link.slot);
  if (!state || !signatory) return refuse("not-found");
  return signatory.generation === link.generation ? { ...link, events, state, signatory } : refuse(whyDead(state, signatory));
};

/** A genuine link of an earlier generation: what became of it. */
const whyDead = (state: Agreement, { link }: SlotState): "link-revoked" | "reopened" | "link-replaced" => {
  if (!state.opened && state.reopenedAt) return "reopened";
  return link === "REVOKED" ? "link-revoked" : "link-replaced";
};
