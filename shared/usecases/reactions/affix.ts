import type { Mark, Tail, Text } from "../../domain/agreement/events.ts";
import { type Agreement, currentTexts, nextToAffix, type SlotState } from "../../domain/agreement/state.ts";
import { sha256Bytes, sha256Hex, toHex } from "../../domain/hash.ts";
import { canonicalJson } from "../../domain/jcs.ts";
import { inLanguage, uiLanguageOf } from "../../domain/languages.ts";
import { affixRevision } from "../../pades/affix.ts";
import { issueSignatoryCertificate } from "../../pades/certificates.ts";
import type { Signer } from "../../pades/cms.ts";
import { signTail } from "../../pades/sign.ts";
import type { Random } from "../ports.ts";
import type { NewSingleUseKey } from "../signing-ports.ts";
import { inTurn } from "./in-turn.ts";
import type { SigningPorts } from "./prepare.ts";
import { react } from "./reaction.ts";
import { agreementIdIn, checkValid, fieldOf, fileSoFar } from "./signing-file.ts";

interface Ports extends SigningPorts {
  readonly newKey: NewSingleUseKey;
  readonly random: Random;
}

interface Act {
  readonly state: Agreement;
  readonly slot: SlotState;
  readonly serial: string;
  readonly signer: Signer;
}

const YEARS = 10;
const MINUTE = 60_000;

/**
 * Puts the next signed slot's signature into every text: a key and a certificate of its own for this one act, one tail a text. The order is
 * that of the `Signed` events, whatever order the messages come in.
 */
export const affix = (ports: Ports, streamId: string): Promise<void> =>
  react(ports, "affix", streamId, async ({ state }) => {
    const slot = nextToAffix(state);
    if (!slot) return undefined;
    const act = await actOf(ports, state, slot);
    const tails = await inTurn(currentTexts(state), (text) => signedTail(ports, act, text));
    return { command: { type: "affixed", slot: slot.slot, serial: act.serial, tails } };
  });

const actOf = async ({ trust, newKey, random, publicHost }: Ports, state: Agreement, slot: SlotState): Promise<Act> => {
  const issuer = await trust.root();
  const key = await newKey();
  const serial = `5${toHex(random(10)).slice(1)}`;
  const agreementId = agreementIdIn(state);
  const signed = slot.signed?.at ?? "";
  const certificate = await issueSignatoryCertificate({
    subject: { commonName: nameIn(slot, "en"), organization: organizationOf(state, slot), country: slot.party },
    publicKey: key.publicKey,
    serial,
    // The act's own time is /M: the certificate must stand at that moment.
    notBefore: new Date(Date.parse(signed) - MINUTE),
    notAfter: new Date(Date.parse(signed) + YEARS * 365 * 24 * 60 * MINUTE),
    subjectAltUri: `https://${publicHost}/v/${agreementId}#${slot.slot}`,
    actDigest: sha256Bytes(canonicalJson({ agreementId, slot: slot.slot, manifest: slot.signed?.manifest, signedAt: signed })),
    issuer,
  });
  checkValid([certificate, issuer.certificate], new Date(signed));
  return { state, slot, serial, signer: { certificate, chain: [issuer.certificate], sign: key.sign } };
};

const organizationOf = ({ particulars }: Agreement, { party }: SlotState): string =>
  inLanguage(particulars.parties.find((each) => each.party === party)?.name ?? {}, "en");

const nameIn = ({ name }: SlotState, language: string): string => inLanguage(name, language);

const signedTail = async (ports: Ports, { state, slot, serial, signer }: Act, text: Text): Promise<Tail> => {
  const base = await fileSoFar(ports.files, state, text);
  const signedAt = new Date(slot.signed?.at ?? 0);
  const size = state.prepared?.find((tail) => tail.text === text.sha256)?.fields.find((field) => field.slot === slot.slot);
  const appearance = await ports.composer.appearance({
    language: uiLanguageOf(text.language),
    name: nameIn(slot, text.language),
    office: inLanguage(slot.office, text.language),
    signedAt,
    timeZone: state.particulars.session.zone,
    certificateSerial: serial,
    drawing: drawingOf(slot.signed?.mark),
    width: (size?.width ?? 0) / 1000,
    height: (size?.height ?? 0) / 1000,
  });
  const unsigned = affixRevision(
    {
      base,
      fieldName: fieldOf(slot.slot),
      appearance,
      signedAt,
      name: nameIn(slot, text.language),
      location: inLanguage(state.opened?.place ?? {}, text.language),
    },
    ports.inflate,
  );
  const tail = await signTail(base, unsigned, signer);
  const { versionId } = await ports.files.put({ in: "tails", agreementId: agreementIdIn(state), sha256: sha256Hex(tail) }, tail);
  return { text: text.sha256, sha256: sha256Hex(tail), bytes: tail.length, versionId };
};

const drawingOf = (mark: Mark | undefined) =>
  mark?.kind === "drawn"
    ? { strokes: mark.strokes.map((stroke) => stroke.map(([x, y]) => ({ x: x / 1000, y: y / 1000 }))) }
    : { typed: mark?.text ?? "" };
