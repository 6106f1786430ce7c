import { ALPHA_3 } from "../../registry/countries.ts";
import { unsettableIn } from "../../settable.ts";
import type { CommandOf } from "../commands.ts";
import type { AnnouncedFile, Particulars, Text } from "../events.ts";
import { manifestOf } from "../manifest.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { type Agreement, currentVersion, isSideStream, partyCodes, textState } from "../state.ts";
import { append, appendForEachText, type Decision, notSettable, sameMembers } from "./decision.ts";
import { MAX_SLOTS } from "./limits.ts";

export const draft = (state: Agreement | undefined, { by, particulars }: CommandOf<"draft">): Decision => {
  if (state) return refuse("already-shared", "the agreement exists already");
  const codes = particulars.parties.map(({ party }) => party);
  const unknown = codes.find((code) => !Object.hasOwn(ALPHA_3, code));
  if (unknown) return refuse("party-unknown", `${unknown} is no ISO 3166-1 code`, { party: unknown });
  if (new Set(codes).size < Math.max(2, codes.length))
    return refuse("party-unknown", "an agreement has two or more parties, each named once");
  if (codes.length > MAX_SLOTS)
    return refuse("too-many-slots", "each party has a place on the signature page", { limit: MAX_SLOTS });
  if (!codes.includes(by)) return refuse("not-your-side", "the drafting side is not among the parties");
  return languagesFlaw(particulars) ?? append({ type: "Drafted", data: { by, particulars: sorted(particulars) } });
};

const languagesFlaw = (particulars: Particulars): Refusal | undefined => {
  const { prevailingLanguage: prevailing, authenticLanguages: authentic, titles, parties } = particulars;
  if (new Set(authentic).size !== Math.max(1, authentic.length) || (prevailing && !authentic.includes(prevailing))) {
    return refuse("languages-mismatch", "one or more authentic languages, each once, and the prevailing one among them");
  }
  const untitled = authentic.find((language) => !Object.hasOwn(titles, language));
  if (untitled)
    return refuse("languages-mismatch", `there is no title in the authentic language ${untitled}`, { language: untitled });
  return notSettable(unsettableIn(authentic, titles, ...parties.map(({ onBehalfOf }) => onBehalfOf)));
};

const sorted = (particulars: Particulars): Particulars => ({
  ...particulars,
  parties: [...particulars.parties].sort((a, b) => (a.party < b.party ? -1 : 1)),
});

export const proposeVersion = (state: Agreement, { by, files, ticketsUntil }: CommandOf<"propose-version">): Decision => {
  if (isSideStream(state) && state.shared) return refuse("already-shared");
  if (!(isSideStream(state) ? [state.draftedBy] : partyCodes(state)).includes(by)) return refuse("not-your-side");
  if (isFrozen(state)) return refuse("text-frozen", "the text is initialled by all sides");
  if (isPending(state)) return refuse("version-pending", "the files of the version before are still awaited");
  const flaw = filesFlaw(state, files);
  if (flaw) return flaw;
  const number = state.versions.length + 1;
  return append({ type: "VersionProposed", data: { by, number, files, ticketsUntil } });
};

const isFrozen = (state: Agreement): boolean => ["INITIALLED", "AUTHENTICATED"].includes(textState(state));
const isPending = (state: Agreement): boolean => state.versions.at(-1)?.outcome.kind === "awaiting-files";

/** One file a language, or one a language and side where each side's original is a file of its own (the alternat). */
const filesFlaw = ({ particulars }: Agreement, files: readonly AnnouncedFile[]): Refusal | undefined => {
  const sides = particulars.parties.map(({ party }) => party);
  const stranger = files.find(({ original }) => !sides.includes(original));
  if (stranger) return refuse("party-unknown", `${stranger.original} is not a party`, { party: stranger.original });
  const languages = particulars.authenticLanguages;
  const single = sameMembers(
    files.map(({ language }) => language),
    languages,
  );
  const alternat = sameMembers(
    files.map(({ language, original }) => `${language} ${original}`),
    languages.flatMap((language) => sides.map((side) => `${language} ${side}`)),
  );
  if ((single || alternat) && new Set(files.map(({ sha256 }) => sha256)).size === files.length) return undefined;
  return refuse("languages-mismatch", "a version has one file for each authentic language, or one for each language and side", {
    authenticLanguages: languages,
  });
};

const awaiting = (state: Agreement, number: number) =>
  state.versions.find((version) => version.number === number && version.outcome.kind === "awaiting-files");

export const acceptText = (state: Agreement, { number, texts }: CommandOf<"accept-text">): Decision => {
  const version = awaiting(state, number);
  if (!version) return refuse("nothing-to-do");
  if (!sameMembers(texts.map(identity), version.files.map(identity)))
    return refuse("manifest-mismatch", "the texts taken in are not the files announced");
  return append({ type: "TextAccepted", data: { number, texts, manifest: manifestOf(texts) } });
};

const identity = ({ language, original, sha256, bytes }: AnnouncedFile | Text): string =>
  [language, original, sha256, bytes].join(" ");

export const refuseText = (state: Agreement, { type: _, ...data }: CommandOf<"refuse-text">): Decision =>
  awaiting(state, data.number) ? append({ type: "TextRefused", data }) : refuse("nothing-to-do");

export const share = (state: Agreement, { by }: CommandOf<"share">): Decision => {
  if (state.shared) return refuse("already-shared");
  if (by !== state.draftedBy) return refuse("not-your-side");
  if (isPending(state)) return refuse("version-pending");
  const version = currentVersion(state);
  if (!version) return refuse("no-text-accepted", "a draft is shared with its text");
  const { texts, manifest } = version.outcome;
  return {
    events: [{ type: "DraftShared", data: { number: version.number } }],
    opens: { type: "Shared", data: { by, particulars: state.particulars, texts, manifest } },
  };
};

export const initial = (state: Agreement, { by, manifest }: CommandOf<"initial">): Decision => {
  if (isSideStream(state)) return refuse("not-shared", "a draft is shared before it is initialled");
  if (!partyCodes(state).includes(by)) return refuse("not-your-side");
  if (isPending(state)) return refuse("version-pending");
  const version = currentVersion(state);
  if (!version) return refuse("no-text-accepted");
  if (version.outcome.manifest !== manifest)
    return refuse("manifest-mismatch", undefined, { manifest: version.outcome.manifest });
  if (state.initialledBy.includes(by)) return refuse("already-initialled");
  return append({ type: "Initialled", data: { by, manifest } });
};

export const preserve = (state: Agreement, { texts }: CommandOf<"preserve">): Decision =>
  textState(state) === "INITIALLED" && state.preserved.length === 0
    ? appendForEachText(
        state,
        texts.map(({ sha256 }) => sha256),
        { type: "Preserved", data: { texts } },
      )
    : refuse("nothing-to-do");
