import { localTime, moment } from "../../shared/messages/format/times.ts";
import type { AgreementAnswer } from "../answers.ts";
import { Note } from "../components/note.tsx";
import { Table } from "../components/table.tsx";
import { useCommon, useLanguage } from "../i18n.tsx";
import { useMessages, useSaid, useSides } from "./desk.tsx";

interface Row {
  readonly name: string;
  readonly before: string;
  readonly now: string;
}

/** What a reader compares of an agreement, in words. */
const useFacts = (): ((agreement: AgreementAnswer) => readonly (readonly [string, string])[]) => {
  const words = useMessages();
  const common = useCommon();
  const sides = useSides();
  const said = useSaid();
  const { locale } = useLanguage();
  const clock = (at: string, zone: string): string => moment(localTime(at, zone, locale));
  return ({ states, versions, initialledBy, slots, opening, session, asked, cancelled }) => [
    [common.text.name, words.textStates[states.text]],
    [words.versions, versions.map(({ number, by }) => words.versionHead(number, sides([by]))).join("; ")],
    [words.textStates.INITIALLED, sides(initialledBy)],
    [
      words.signatories,
      slots.map(({ name, link }) => said(name) + (link === "REVOKED" ? ` (${words.linkRevoked})` : "")).join("; "),
    ],
    [words.opensAt, opening ? clock(opening.opensAt, session.zone) : ""],
    [words.closesAt, opening ? clock(opening.closesAt, session.zone) : ""],
    [words.place, opening ? said(opening.place) : ""],
    [words.withdraw, [...asked.map(({ by }) => sides([by])), ...(cancelled ? [words.cancelledShort] : [])].join("; ")],
    [common.signature.name, words.signatureStates[states.signature]],
  ];
};

/** Somebody was quicker: both states, and the form below still holds what was typed. */
export const Stale = ({ before, now }: { before: AgreementAnswer; now: AgreementAnswer }) => {
  const words = useMessages();
  const facts = useFacts();
  const later = facts(now);
  const rows: Row[] = facts(before)
    .map(([name, value], i) => ({ name, before: value, now: later[i]?.[1] ?? "" }))
    .filter((row) => row.before !== row.now);
  return (
    <Note kind="wait" title={words.stale} live>
      <p>{words.staleHint}</p>
      {rows.length === 0 && <p>{words.unchanged}</p>}
      {rows.length > 0 && (
        <Table
          caption={words.stale}
          rows={rows}
          rowKey={({ name }) => name}
          columns={[
            { id: "what", head: words.what, cell: ({ name }) => name, heading: true },
            { id: "before", head: words.before, cell: (row) => row.before || "–" },
            { id: "now", head: words.now, cell: (row) => row.now || "–" },
          ]}
        />
      )}
    </Note>
  );
};
