import type { Text } from "../domain/agreement/events.ts";
import { isRefusal, type Refusal, refuse } from "../domain/agreement/refusals.ts";
import type { Agreement } from "../domain/agreement/state.ts";
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
}

/**
 * Two versions of one language, word by word and page by page, from the texts that were taken out at intake. `no-text` where a file gave
 * none, as a scan does; `version-unknown` where a number or a language is not there.
 */
export const compareVersions = async (
  { store, files }: { readonly store: EventStore; readonly files: Pick<Files, "stat" | "get"> },
  officer: OfficerOfSide,
  wanted: Wanted,
): Promise<VersionsCompared | Refusal | Refusal<"no-text" | "version-unknown">> => {
  const state = await readAgreement(store, officer, wanted.agreementId);
  if (isRefusal(state)) return state;
  const [from, to] = [textOf(state, wanted, wanted.from), textOf(state, wanted, wanted.to)];
  if (!from || !to) return refuse("version-unknown");
  const [before, after] = await Promise.all([paragraphsOf(files, from.sha256), paragraphsOf(files, to.sha256)]);
  if (!before || !after) return refuse("no-text", undefined, { version: before ? wanted.to : wanted.from });
  return {
    language: wanted.language,
    from: { number: wanted.from, sha256: from.sha256, pages: from.pages },
    to: { number: wanted.to, sha256: to.sha256, pages: to.pages },
    ...compareTexts(before, after),
  };
};

const textOf = ({ versions }: Agreement, { language, original }: Wanted, number: number): Text | undefined => {
  const outcome = versions.find((version) => version.number === number)?.outcome;
  if (outcome?.kind !== "accepted") return undefined;
  return outcome.texts.find((text) => text.language === language && (original ?? text.original) === text.original);
};

const paragraphsOf = async (files: Pick<Files, "stat" | "get">, sha256: string): Promise<readonly Paragraph[] | undefined> => {
  const place = { in: "paragraphs", sha256 } as const;
  if (!(await files.stat(place))) return undefined;
  return JSON.parse(new TextDecoder().decode(await files.get(place))) as readonly Paragraph[];
};
