import type { Entry } from "../../shared/domain/registry/entry.ts";
import { languageName, ownLanguageName } from "../../shared/messages/format/names.ts";
import { byteSize, number } from "../../shared/messages/format/numbers.ts";
import { Hash } from "../components/hash.tsx";
import { type Column, Table } from "../components/table.tsx";
import { useLanguage } from "../i18n.tsx";
import { useSaid } from "./said.ts";
import { useMessages } from "./words.ts";

type Text = Entry["texts"][number];

/** A fingerprint, and the file that has it. */
const Fingerprint = ({ value, note, name }: { value: string; note: string; name: string }) => {
  const { agreement } = useMessages();
  return (
    <>
      <Hash value={value} copy />
      <br />
      <span class="small dim num">{note}</span>{" "}
      <a class="small" href={`/public/${value}.pdf`} download={name}>
        {agreement.download}
      </a>
    </>
  );
};

/** The texts by language with both fingerprints: of what was initialled, and of the sealed file that begins with it. */
export const Texts = ({ entry }: { entry: Entry }) => {
  const { agreement } = useMessages();
  const { locale } = useLanguage();
  const { country } = useSaid();
  const prevails = (tag: string) => tag === entry.prevailingLanguage;
  const status = ({ language, original }: Text) =>
    [
      prevails(language) ? agreement.authenticPrevails : agreement.authentic,
      ...(entry.texts.filter((text) => text.language === language).length > 1 ? [agreement.original(country(original))] : []),
    ].join(", ");
  /** The registry's number and the language; whose original, where each side has one. */
  const fileName = ({ language, original }: Text, kind: string): string => {
    const isOne = entry.texts.filter((text) => text.language === language).length === 1;
    return [entry.number, language, ...(isOne ? [] : [original]), kind, "pdf"].join(".");
  };
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
      cell: (text) => <Fingerprint value={text.sha256} note={byteSize(text.bytes, locale)} name={fileName(text, "text")} />,
    },
    {
      id: "sealed",
      head: agreement.sealed,
      cell: (text) => (
        <Fingerprint
          value={text.sealedSha256}
          note={`${byteSize(text.sealedBytes, locale)}, ${agreement.measured(text.level)}`}
          name={fileName(text, "sealed")}
        />
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
