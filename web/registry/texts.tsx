import { languageName, ownLanguageName } from "../../shared/messages/format/names.ts";
import { byteSize, number } from "../../shared/messages/format/numbers.ts";
import type { EntryAnswer } from "../answers.ts";
import { Hash } from "../components/hash.tsx";
import { type Column, Table } from "../components/table.tsx";
import { useLanguage } from "../i18n.tsx";
import { useSaid } from "./said.ts";
import { useMessages } from "./words.ts";

type Text = EntryAnswer["texts"][number];

const Fingerprint = ({ value, note }: { value: string; note: string }) => (
  <>
    <Hash value={value} copy />
    <br />
    <span class="small dim num">{note}</span>
  </>
);

/** The texts by language with both fingerprints: of what was initialled, and of the sealed file that begins with it. */
export const Texts = ({ entry }: { entry: EntryAnswer }) => {
  const { agreement } = useMessages();
  const { locale } = useLanguage();
  const { country } = useSaid();
  const prevails = (tag: string) => tag === entry.prevailingLanguage;
  const status = ({ language, original }: Text) =>
    [
      prevails(language) ? agreement.authenticPrevails : agreement.authentic,
      ...(entry.texts.filter((text) => text.language === language).length > 1 ? [agreement.original(country(original))] : []),
    ].join(", ");
  const columns: Column<Text>[] = [
    {
      id: "language",
      head: agreement.language,
      heading: true,
      cell: (text) => (
        <>
          <span lang={text.language} title={languageName(text.language, locale)}>
            {ownLanguageName(text.language, locale)}
          </span>
          <br />
          <span class="small dim entry-status">{status(text)}</span>
        </>
      ),
    },
    { id: "pages", head: agreement.pages, cell: ({ pages }) => <span class="num">{number(pages, locale)}</span> },
    {
      id: "uploaded",
      head: agreement.uploaded,
      cell: ({ sha256, bytes }) => <Fingerprint value={sha256} note={byteSize(bytes, locale)} />,
    },
    {
      id: "sealed",
      head: agreement.sealed,
      cell: ({ sealedSha256, sealedBytes, level }) => (
        <Fingerprint value={sealedSha256} note={`${byteSize(sealedBytes, locale)}, ${agreement.measured(level)}`} />
      ),
    },
  ];
  return (
    <section>
      <h2>{agreement.texts}</h2>
      <Table caption={agreement.texts} columns={columns} rows={entry.texts} rowKey={(text) => text.sha256} />
      <p class="small dim texts-note">{agreement.fingerprints}</p>
    </section>
  );
};
