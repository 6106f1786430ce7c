import { isRefusal, type Refusal, refuse } from "../domain/agreement/refusals.ts";
import type { Agreement } from "../domain/agreement/state.ts";
import type { OfficerOfSide } from "./asked.ts";
import type { EventStore, Files } from "./ports.ts";
import { readAgreement } from "./read-agreement.ts";

/** Seconds that a reading address is good for. */
const READ_SECONDS = 300;

interface Wanted {
  readonly agreementId: string;
  readonly sha256: string;
}

/** Where an officer reads a text of any accepted version, and its sealed file once there is one. */
export const readText = async (
  { store, files }: { readonly store: EventStore; readonly files: Files },
  officer: OfficerOfSide,
  wanted: Wanted,
) => {
  const state = await readAgreement(store, officer, wanted.agreementId);
  if (isRefusal(state)) return state;
  return addresses(files, state, wanted.sha256);
};

const addresses = async (files: Files, state: Agreement, sha256: string): Promise<{ readonly body: object } | Refusal> => {
  const accepted = state.versions.flatMap(({ outcome }) => (outcome.kind === "accepted" ? outcome.texts : []));
  const text = accepted.find((each) => each.sha256 === sha256);
  if (!text) return refuse("not-found");
  const preserved = state.preserved.some((each) => each.sha256 === sha256);
  const url = await files.readUrl({ in: preserved ? "texts" : "drafts", sha256 }, { expiresIn: READ_SECONDS });
  const sealed = state.sealed?.find((each) => each.text === sha256);
  const sealedFile = sealed && {
    sha256: sealed.sha256,
    bytes: sealed.bytes,
    level: sealed.level,
    url: await files.readUrl({ in: "sealed", sha256: sealed.sha256 }, { versionId: sealed.versionId, expiresIn: READ_SECONDS }),
  };
  return { body: { ...text, url, ...(sealedFile ? { sealed: sealedFile } : {}) } };
};
