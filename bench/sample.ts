import { randomUUID } from "node:crypto";
import type { SampleDocument, Side } from "../infra/local/demo/sample.ts";
import { officer, tagged } from "../infra/local/demo/stage.ts";
import { FILES, readPeople, readSample } from "../infra/local/demo/story.ts";
import { typeset } from "../infra/local/demo/typeset.ts";
import type { Fonts } from "../shared/adapters/pdf/fonts.ts";
import { sha256Hex } from "../shared/domain/hash.ts";
import { commandIdOf } from "../shared/domain/ids.ts";
import type { Asked } from "../shared/usecases/asked.ts";

export const SIDES = ["KZ", "UZ"] as const;
const people = readPeople();
const document = readSample<SampleDocument>("roadmap.v1");

const signatoryOf = (side: Side) => {
  const signatory = people.signatories.find((each) => each.side === side);
  if (!signatory) throw new Error(`the sample names no signatory of ${side}`);
  return signatory;
};

export const particulars = {
  titles: tagged(document.titles),
  form: "ROADMAP",
  legalNature: "UNDETERMINED",
  parties: SIDES.map((party) => ({
    party,
    name: tagged(people.parties[party].government),
    onBehalfOf: tagged(signatoryOf(party).for),
  })),
  session: {
    commission: people.commission.id,
    ordinal: people.commission.session.ordinal,
    date: people.commission.session.date,
    place: tagged(people.commission.session.place),
    zone: people.commission.session.zone,
  },
  authenticLanguages: FILES.map(({ language }) => language),
  prevailingLanguage: "ru",
} as const;

/** The roadmap's three texts as PDFs, others for every `nth`: bytes that stand already are not written again. */
export const typesetTexts = (fonts: Fonts, nth: number) =>
  Promise.all(
    FILES.map(async ({ language, words, original }) => {
      const notice = { ...document.notice, [words]: `${document.notice[words]} ${nth}` };
      const bytes = await typeset({ document: { ...document, notice }, people, language: words, original, fonts });
      return { bytes, announced: { name: `${words}.pdf`, language, original, bytes: bytes.length, sha256: sha256Hex(bytes) } };
    }),
  );

export const nomineeOf = (side: Side) => {
  const { name, office, email } = signatoryOf(side);
  const language = side === "KZ" ? "kk-Cyrl" : "uz-Latn";
  return {
    onto: side,
    name: tagged(name),
    office: tagged(office),
    capacity: "HEAD_OF_GOVERNMENT",
    language,
    contact: { mail: email },
  } as const;
};

/** One request of an officer, as the desk hands it to a use case. */
export const askedBy = (
  side: Side,
  which: Parameters<typeof officer>[1],
  state?: { readonly streamId: string; readonly version: number },
): Asked => {
  const subject = officer(side, which);
  const key = randomUUID();
  return {
    officer: { subject, party: side },
    cause: { at: new Date().toISOString(), commandId: commandIdOf(subject, "bench", key), requestHash: sha256Hex(key) },
    ...(state
      ? { seen: { stream: state.streamId.startsWith("side/") ? "draft" : "agreement", version: state.version } as const }
      : {}),
  };
};

export const { place } = particulars.session;
