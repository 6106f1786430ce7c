import type { PreparedTail, Text } from "../../domain/agreement/events.ts";
import { type Agreement, currentTexts } from "../../domain/agreement/state.ts";
import { sha256Hex } from "../../domain/hash.ts";
import { inLanguage, uiLanguageOf } from "../../domain/languages.ts";
import type { Inflate } from "../../pades/decode.ts";
import { signTail } from "../../pades/sign.ts";
import { prepareRevision } from "../../pades/signing-copy.ts";
import type { Files } from "../ports.ts";
import type { Composer, SignatureField, Trust } from "../signing-ports.ts";
import { inTurn } from "./in-turn.ts";
import { type ReactionPorts, react } from "./reaction.ts";
import { agreementIdIn, checkValid, fieldOf, fileSoFar, inOrderOf } from "./signing-file.ts";

export interface SigningPorts extends ReactionPorts {
  readonly files: Files;
  readonly trust: Trust;
  readonly composer: Composer;
  readonly inflate: Inflate;
  /** `https://…`: where the page's QR code leads. */
  readonly publicHost: string;
}

/** The name under which the platform certifies. */
const PLATFORM = "Depositary";

/**
 * Makes the signing copy of every text: one revision with the signature page and all fields, certified by the platform so that nothing but
 * signing may follow.
 */
export const prepare = (ports: SigningPorts, streamId: string): Promise<void> =>
  react(ports, "prepare", streamId, async ({ state }) => ({
    // A copy names the place: one made for the place before is none.
    anew: true,
    command: { type: "prepared", tails: await inTurn(currentTexts(state), (text) => signingCopy(ports, state, text)) },
  }));

const signingCopy = async (ports: SigningPorts, state: Agreement, text: Text): Promise<PreparedTail> => {
  const upload = await fileSoFar(ports.files, state, text);
  const page = await ports.composer.signaturePage(pageOf(ports, state, text));
  const { certificate, sign } = await ports.trust.certification();
  const { certificate: root } = await ports.trust.root();
  // When it is made: the certificate may be younger than the opening.
  const signedAt = ports.now();
  checkValid([certificate, root], signedAt);
  const unsigned = prepareRevision(
    {
      upload,
      uploadSha256: text.sha256,
      page: page.pdf,
      fields: await Promise.all(page.fields.map((field) => unsignedField(ports, state, { text, field }))),
      certification: { fieldName: "certification", signedAt, name: PLATFORM },
      timestampField: "timestamp",
    },
    ports.inflate,
  );
  const tail = await signTail(upload, unsigned, { certificate, chain: [root], sign });
  const { versionId } = await ports.files.put({ in: "tails", agreementId: agreementIdIn(state), sha256: sha256Hex(tail) }, tail);
  return { text: text.sha256, sha256: sha256Hex(tail), bytes: tail.length, versionId, fields: sizesOf(state, page.fields) };
};

const unsignedField = async (
  { composer }: SigningPorts,
  state: Agreement,
  { text, field }: { text: Text; field: SignatureField },
) => {
  const [x1, y1, x2, y2] = field.rect;
  return {
    ...field,
    tooltip: tooltipOf(state, text, field),
    placeholder: await composer.placeholder({ width: x2 - x1, height: y2 - y1 }),
  };
};

const sizesOf = (state: Agreement, fields: readonly SignatureField[]): PreparedTail["fields"] =>
  state.slots.flatMap(({ slot }) => {
    const field = fields.find(({ name }) => name === fieldOf(slot));
    if (!field) return [];
    const [x1, y1, x2, y2] = field.rect;
    return [{ slot, width: Math.round((x2 - x1) * 1000), height: Math.round((y2 - y1) * 1000) }];
  });

const partyOf = (state: Agreement, party: string, language: string): string =>
  inLanguage(state.particulars.parties.find((each) => each.party === party)?.onBehalfOf ?? {}, language);

const tooltipOf = (state: Agreement, { language }: Text, { name }: SignatureField): string => {
  const slot = state.slots.find((each) => fieldOf(each.slot) === name);
  return partyOf(state, slot?.party ?? "", language);
};

const pageOf = ({ publicHost }: SigningPorts, state: Agreement, text: Text) => ({
  language: uiLanguageOf(text.language),
  title: inLanguage(state.particulars.titles, text.language),
  place: inLanguage(state.opened?.place ?? {}, text.language),
  slots: inOrderOf(text, state.slots).map(({ slot, party }) => ({
    fieldName: fieldOf(slot),
    onBehalfOf: partyOf(state, party, text.language),
  })),
  texts: currentTexts(state).map(({ language, pages, sha256 }) => ({
    language,
    pages,
    sha256,
    thisText: sha256 === text.sha256,
  })),
  manifestSha256: state.opened?.manifest ?? "",
  reference: agreementIdIn(state),
  verificationUrl: `https://${publicHost}/v/${agreementIdIn(state)}`,
  pages: { upload: text.pages },
});
