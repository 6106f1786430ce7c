import type { RegisteredView } from "../../../shared/api/registry-view.ts";
import type { UiLanguage } from "../../../shared/domain/languages.ts";
import type { Entry } from "../../../shared/domain/registry/entry.ts";
import { callApi, type Problem } from "../../api.ts";
import type { ReadFile } from "./read.ts";

type Text = Entry["texts"][number];

/**
 * What the registry knows of a file, by its bytes alone. `sealed`: it is a sealed file. `text`: it is an initialled text. `longer`: it
 * begins with a sealed file. `part`: it begins with an initialled text.
 */
export type Answer =
  | {
      readonly kind: "sealed" | "text" | "longer" | "part";
      readonly entry: Entry;
      readonly text: Text;
      readonly at: string;
    }
  | { readonly kind: "none" };

export type Asked =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "problem"; readonly problem: Problem }
  | { readonly kind: "offline" };

const found = (sha256: string, { entry }: RegisteredView, whole: boolean): Answer => {
  const sealed = entry.texts.find((text) => text.sealedSha256 === sha256);
  const text = sealed ?? entry.texts.find((each) => each.sha256 === sha256);
  if (!text) return { kind: "none" };
  const kind = sealed ? (whole ? "sealed" : "longer") : whole ? "text" : "part";
  return { kind, entry, text, at: sha256 };
};

/** The hashes to ask about: the whole, then the prefixes, the longest first. */
export const hashesOf = ({ sha256, parts }: Pick<ReadFile, "sha256" | "parts">): string[] => [
  ...new Set([sha256, ...parts.toReversed().flatMap(({ hashes }) => hashes)]),
];

/** Asks the registry about a file's fingerprints; the longest beginning that it knows decides. */
export const askAbout = async (language: UiLanguage, file: Pick<ReadFile, "sha256" | "parts">): Promise<Asked> => {
  for (const sha256 of hashesOf(file)) {
    const outcome = await callApi<RegisteredView>(language, "GET", `/v1/registry/texts/${sha256}`);
    if (outcome.kind === "answer") return { kind: "answer", answer: found(sha256, outcome.body, sha256 === file.sha256) };
    if (outcome.kind === "offline" || outcome.problem.status !== 404) return outcome;
  }
  return { kind: "answer", answer: { kind: "none" } };
};
