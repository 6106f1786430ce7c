import type { Slot, Text } from "../../domain/agreement/events.ts";
import { type Agreement, tailsOf } from "../../domain/agreement/state.ts";
import { Fault } from "../../domain/fault.ts";
import { sha256Hex } from "../../domain/hash.ts";
import { agreementIdOfStream } from "../../domain/ids.ts";
import { allValidAt } from "../../pades/chain.ts";
import type { Files } from "../ports.ts";

/**
 * Fault `certificate-not-valid` where a signature of that time would not stand: its tail is never made, since what an event names can
 * only be found unsound at the seal. Retryable: a certificate made on another machine may be a moment ahead.
 */
export const checkValid = (certificates: readonly Uint8Array[], at: Date): void => {
  if (!allValidAt(certificates, at))
    throw new Fault("certificate-not-valid", `a certificate is not valid at ${at.toISOString()}`);
};

/** The signature field of a slot. */
export const fieldOf = (slot: string): string => `signature-${slot}`;

/** The slots in the order of a text's original: the side whose original it is stands first (the alternat). */
export const inOrderOf = (text: Text, slots: readonly Slot[]): readonly Slot[] =>
  [...slots].sort((a, b) => rank(a, text) - rank(b, text));

const rank = ({ party }: Slot, { original }: Text): number => (party === original ? 0 : 1);

export const agreementIdIn = ({ streamId }: Agreement): string => agreementIdOfStream(streamId) ?? "";

/** The upload, then its tails, each checked against the hash that an event promised. */
export const fileSoFar = async (files: Files, state: Agreement, text: Text): Promise<Uint8Array> => {
  const preserved = state.preserved.find(({ sha256 }) => sha256 === text.sha256);
  if (!preserved) throw new Fault("texts-not-preserved", `${text.sha256} does not stand under Object Lock yet`);
  const upload = await files.get({ in: "texts", sha256: text.sha256 }, preserved.versionId);
  const agreementId = agreementIdIn(state);
  const tails = await Promise.all(
    tailsOf(state, text.sha256).map(({ sha256, versionId }) => files.get({ in: "tails", agreementId, sha256 }, versionId)),
  );
  const promised = [text.sha256, ...tailsOf(state, text.sha256).map(({ sha256 }) => sha256)];
  const parts = [upload, ...tails];
  const differing = parts.findIndex((part, index) => sha256Hex(part) !== promised[index]);
  if (differing >= 0)
    throw new Fault("file-differs", `part ${differing} of ${text.sha256} is not what the events name`, { retryable: false });
  return joined(parts);
};

export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
