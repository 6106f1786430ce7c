import { useState } from "preact/hooks";
import { ownLanguageName } from "../../shared/messages/format/names.ts";
import { byteSize, counted } from "../../shared/messages/format/numbers.ts";
import { localTime } from "../../shared/messages/format/times.ts";
import type { AgreementAnswer, ReadableTextAnswer } from "../answers.ts";
import { callApi } from "../api.ts";
import { Button, ButtonLink } from "../components/button.tsx";
import { Hash } from "../components/hash.tsx";
import { Note } from "../components/note.tsx";
import { Table } from "../components/table.tsx";
import { Empty } from "../components/views.tsx";
import { useLanguage } from "../i18n.tsx";
import { compareAddress } from "./compare/address.ts";
import { useMessages, useOfficer, useSides } from "./desk.tsx";
import { may } from "./officer.ts";
import type { Seen } from "./seen.ts";
import { Upload } from "./upload.tsx";

type Version = AgreementAnswer["versions"][number];

/** Languages down, versions across; below it the way to the next version. */
export const Versions = (seen: Seen) => {
  const words = useMessages();
  const { versions } = seen.agreement;
  const last = versions.at(-1);
  return (
    <section class="card" id="versions" aria-labelledby="versions-head">
      <h2 id="versions-head">{words.versions}</h2>
      {versions.length === 0 && <Empty title={words.noVersion} children={<p class="dim">{words.noVersionHint}</p>} />}
      {versions.length > 0 && <VersionTable agreement={seen.agreement} />}
      <div role="status">{last?.kind === "awaiting-files" && <p>{words.checking}</p>}</div>
      {last?.kind === "refused" && <IntakeRefusal version={last} />}
      {last?.kind === "accepted" && (
        <p class="small dim">
          {words.manifest} <Hash value={last.manifest} copy />
        </p>
      )}
      <CompareLink agreement={seen.agreement} />
      <Propose {...seen} />
    </section>
  );
};

const VersionTable = ({ agreement }: { agreement: AgreementAnswer }) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const sides = useSides();
  const { authenticLanguages, prevailingLanguage, versions, session, states } = agreement;
  const current = versions.findLast(({ kind }) => kind === "accepted");
  const isInitialled = states.text === "INITIALLED" || states.text === "AUTHENTICATED";
  /** Which, whose, when, and whether it is the one that all sides initialled. */
  const headOf = (version: Version): string =>
    [
      words.versionHead(version.number, sides([version.by])),
      localTime(version.at, session.zone, locale).date,
      ...(isInitialled && version === current ? [words.textStates.INITIALLED] : []),
    ].join(", ");
  return (
    <Table
      compared
      caption={words.versions}
      rows={authenticLanguages}
      rowKey={(tag) => tag}
      columns={[
        {
          id: "language",
          head: words.language,
          heading: true,
          cell: (tag) => (
            <>
              <span lang={tag}>{ownLanguageName(tag, locale)}</span>
              {tag === prevailingLanguage && <div class="small dim">{words.prevails}</div>}
            </>
          ),
        },
        ...versions.map((version) => ({
          id: String(version.number),
          head: headOf(version),
          cell: (tag: string) => <Texts agreement={agreement} version={version} tag={tag} />,
        })),
      ]}
    />
  );
};

const Texts = ({ agreement, version, tag }: { agreement: AgreementAnswer; version: Version; tag: string }) => {
  const words = useMessages();
  if (version.kind === "awaiting-files") return <span class="dim">{words.awaited}</span>;
  if (version.kind === "refused") return <span class="dim">{words.refused}</span>;
  const texts = version.texts.filter(({ language }) => language === tag);
  if (texts.length === 0) return <span class="dim">{words.notSent}</span>;
  return (
    <>
      {texts.map((text) => (
        <OpenText key={text.sha256} id={agreement.id} {...text} />
      ))}
    </>
  );
};

const OpenText = ({ id, sha256, pages, bytes }: { id: string; sha256: string; pages: number; bytes: number }) => {
  const words = useMessages();
  const { language, locale } = useLanguage();
  const { authorization } = useOfficer();
  const [failed, setFailed] = useState("");
  /** The address is asked for at the click: it is good for minutes only. */
  const open = async (): Promise<void> => {
    const path = `/v1/agreements/${id}/texts/${sha256}`;
    const outcome = await callApi<ReadableTextAnswer>(language, "GET", path, { authorization });
    if (outcome.kind === "answer") window.open(outcome.body.url, "_blank", "noopener");
    setFailed(outcome.kind === "problem" ? outcome.problem.title : outcome.kind === "offline" ? words.noAnswer : "");
  };
  return (
    <div class="version-text">
      <button type="button" class="link" onClick={open}>
        {counted(pages, words.pages, locale)}
      </button>{" "}
      <span class="dim">{byteSize(bytes, locale)}</span> <Hash value={sha256} />
      {failed && (
        <span class="field-error" role="alert">
          {failed}
        </span>
      )}
    </div>
  );
};

const IntakeRefusal = ({ version }: { version: Extract<Version, { kind: "refused" }> }) => {
  const words = useMessages();
  const plain: { readonly [code: string]: string } = words.intake;
  const { number, code, file, detail } = version;
  return (
    <Note kind="stop" title={words.intakeRefused(number)} live>
      <p>
        {file && (
          <>
            <b>
              <bdi>{file}</bdi>
            </b>
            {". "}
          </>
        )}
        {plain[code] ?? words.intakeOther(code)}
      </p>
      {detail && (
        <p class="small mono" lang="en">
          {detail}
        </p>
      )}
      <p>{words.intakeHint}</p>
    </Note>
  );
};

/** The last version beside the one before it, in the language that prevails or comes first. */
const CompareLink = ({ agreement }: { agreement: AgreementAnswer }) => {
  const { comparison } = useMessages();
  const { id, versions, prevailingLanguage, authenticLanguages } = agreement;
  const [from, to] = versions.flatMap(({ kind, number }) => (kind === "accepted" ? [number] : [])).slice(-2);
  if (from === undefined || to === undefined) return null;
  const language = prevailingLanguage ?? authenticLanguages[0] ?? "";
  return (
    <p>
      <ButtonLink kind="plain" size="medium" href={compareAddress({ id, language, from, to })}>
        {comparison.compareVersions}
      </ButtonLink>
    </p>
  );
};

/** The first version is offered openly; a later one is asked for first. */
const Propose = (seen: Seen) => {
  const words = useMessages();
  const officer = useOfficer();
  const [open, setOpen] = useState(false);
  const { versions, states } = seen.agreement;
  const isOpen = states.text === "DRAFT" || states.text === "NEGOTIATING";
  if (!isOpen || !may(officer, "propose-version")) return null;
  if (open || !versions.some(({ kind }) => kind === "accepted")) return <Upload {...seen} />;
  return (
    <p>
      <Button kind="plain" size="medium" expanded={false} onClick={() => setOpen(true)}>
        {words.proposeNext}
      </Button>
    </p>
  );
};
