import type { Text } from "../domain/agreement/events.ts";
import { isRefusal, type Refusal, refuse } from "../domain/agreement/refusals.ts";
import type { Agreement } from "../domain/agreement/state.ts";
import { heldAgainst } from "../domain/comparison/across.ts";
import { type Comparison, compareTexts, type Paragraph } from "../domain/comparison/compare.ts";
import type { OfficerOfSide } from "./asked.ts";
import type { EventStore, Files } from "./ports.ts";
import { readAgreement } from "./read-agreement.ts";

interface Wanted {
  readonly agreementId: string;
  readonly language: string;
  /** Whose original, where each side's is a file of its own. */
  readonly original?: string;
  /** Numbers of versions. */
  readonly from: number;
  readonly to: number;
}

interface Compared {
  readonly number: number;
  readonly sha256: string;
  readonly pages: number;
}

export interface VersionsCompared extends Comparison {
  readonly language: string;
  readonly from: Compared;
  readonly to: Compared;
  /** Changes at the end that an answer could not hold. */
  readonly leftOff: number;
}

/** A function answers 6 MB at most (AWS Lambda quotas); what else the answer holds is small. */
const MAX_BYTES = 5_000_000;

type Reads = Pick<Files, "stat" | "get">;

/**
 * Two versions of one language, word by word and page by page, from the texts that were taken out at intake; figures that changed are held
 * against the other languages. `no-text` where a file gave none, as a scan does; `version-unknown` where a number or a language is not there.
 */
export const compareVersions = async (
  { store, files }: { readonly store: EventStore; readonly files: Reads },
  officer: OfficerOfSide,
  wanted: Wanted,
): Promise<VersionsCompared | Refusal | Refusal<"no-text" | "version-unknown">> => {
  const state = await readAgreement(store, officer, wanted.agreementId);
  if (isRefusal(state)) return state;
  const [from, to] = [textOf(state, wanted, wanted.from), textOf(state, wanted, wanted.to)];
  if (!from || !to) return refuse("version-unknown");
  const { before, after } = await textsIn(files, from, to);
  if (!before || !after) return refuse("no-text", undefined, { version: before ? wanted.to : wanted.from });
  const compared = compareTexts(before, after);
  const others = compared.counts.numbers > 0 ? await othersOf(files, state, wanted) : new Map<string, Comparison>();
  const held = heldAgainst(compared, others);
  const parts = fitting(held.parts);
  return {
    language: wanted.language,
    from: { number: wanted.from, sha256: from.sha256, pages: from.pages },
    to: { number: wanted.to, sha256: to.sha256, pages: to.pages },
    ...held,
    parts,
    leftOff: held.parts.slice(parts.length).filter(({ kind }) => kind !== "same").length,
  };
};

/** The parts that an answer can hold, from the first on. */
const fitting = (parts: Comparison["parts"]): Comparison["parts"] => {
  const encoder = new TextEncoder();
  let left = MAX_BYTES;
  const end = parts.findIndex((part) => {
    left -= encoder.encode(JSON.stringify(part)).length + 1;
    return left < 0;
  });
  return end < 0 ? parts : parts.slice(0, end);
};

/** The same two versions in every other language that has text in both. */
const othersOf = async (
  files: Reads,
  state: Agreement,
  { language, from, to }: Wanted,
): Promise<ReadonlyMap<string, Comparison>> => {
  const others = state.particulars.authenticLanguages.filter((each) => each !== language);
  const found = await Promise.all(
    others.map(async (other) => {
      const [old, now] = [textOf(state, { language: other }, from), textOf(state, { language: other }, to)];
      const { before, after } = old && now ? await textsIn(files, old, now) : {};
      return before && after ? [[other, compareTexts(before, after)] as const] : [];
    }),
  );
  return new Map(found.flat());
};

const textsIn = async (files: Reads, from: Text, to: Text) => {
  const [before, after] = await Promise.all([paragraphsOf(files, from.sha256), paragraphsOf(files, to.sha256)]);
  return { before, after };
};

const textOf = (
  { versions }: Agreement,
  { language, original }: Pick<Wanted, "language" | "original">,
  number: number,
): Text | undefined => {
  const outcome = versions.find((version) => version.number === number)?.outcome;
  if (outcome?.kind !== "accepted") return undefined;
  return outcome.texts.find((text) => text.language === language && (original ?? text.original) === text.original);
};

const paragraphsOf = async (files: Reads, sha256: string): Promise<readonly Paragraph[] | undefined> => {
  const place = { in: "paragraphs", sha256 } as const;
  if (!(await files.stat(place))) return undefined;
  return JSON.parse(new TextDecoder().decode(await files.get(place))) as readonly Paragraph[];
};
