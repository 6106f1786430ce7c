import { manifestOf } from "../../shared/domain/agreement/manifest.ts";
import { ownLanguageName } from "../../shared/messages/format/names.ts";
import type { AgreementAnswer } from "../answers.ts";
import { Confirm } from "../components/consequences.tsx";
import { Hash } from "../components/hash.tsx";
import { Note } from "../components/note.tsx";
import { useLanguage } from "../i18n.tsx";
import { useAct } from "./act.tsx";
import { useMessages, useOfficer, useOthers, useSides } from "./desk.tsx";
import type { Seen } from "./seen.ts";

type Accepted = Extract<AgreementAnswer["versions"][number], { kind: "accepted" }>;

/** The side declares the text agreed and initials it. The manifest is computed from the texts that are shown, and is the one that is sent. */
export const Initial = ({ onDone, ...seen }: Seen & { onDone: (what: string) => void }) => {
  const words = useMessages();
  const { party } = useOfficer();
  const own = useSides()([party]);
  const others = useOthers(seen.agreement);
  const { busy, send, notes } = useAct(seen);
  const version = seen.agreement.versions.findLast(({ kind }) => kind === "accepted");
  if (version?.kind !== "accepted") return null;
  const manifest = manifestOf(version.texts);
  if (manifest !== version.manifest)
    return <Note kind="stop" title={words.manifestWrong} children={<p>{words.manifestWrongHint}</p>} live />;
  const initial = async (): Promise<void> => {
    if ((await send("initials", { manifest })).kind === "answer") onDone(words.initialDone);
  };
  return (
    <>
      <Confirm
        act={words.initial}
        consequences={[words.declares(own), ...words.initialWill(others)]}
        busy={busy ? words.sending : undefined}
        onConfirm={initial}
      >
        <Texts version={version} manifest={manifest} />
      </Confirm>
      {notes}
    </>
  );
};

const Texts = ({ version, manifest }: { version: Accepted; manifest: string }) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const sides = useSides();
  return (
    <dl class="facts">
      {version.texts.flatMap(({ language, original, sha256 }) => [
        <dt key={sha256}>
          <span lang={language}>{ownLanguageName(language, locale)}</span>, {sides([original])}
        </dt>,
        <dd key={`${sha256} hash`}>
          <Hash value={sha256} />
        </dd>,
      ])}
      <dt>
        {words.manifest}, {words.version(version.number)}
      </dt>
      <dd>
        <Hash value={manifest} whole />
        <p class="small dim">{words.manifestHolds}</p>
      </dd>
    </dl>
  );
};
