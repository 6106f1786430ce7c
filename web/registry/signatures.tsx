import type { Entry } from "../../shared/domain/registry/entry.ts";
import { localTime } from "../../shared/messages/format/times.ts";
import { SignatureMark } from "../components/marks.tsx";
import { useLanguage } from "../i18n.tsx";
import { useSaid } from "./said.ts";
import { useMessages } from "./words.ts";

/** Who signed for whom, in the order of signing; names and offices as they were set down. */
export const Signatures = ({ entry }: { entry: Entry }) => {
  const { agreement } = useMessages();
  const { locale } = useLanguage();
  const { inLanguage, tagOf } = useSaid();
  return (
    <section>
      <h2>{agreement.signatures}</h2>
      <ul class="signatures">
        {entry.signatures.map(({ slot, party, name, office, signedAt, place }) => {
          const behalf = entry.parties.find((each) => each.party === party)?.onBehalfOf ?? {};
          const at = localTime(signedAt, entry.session.zone, locale);
          return (
            <li key={slot}>
              <p class="dim" lang={tagOf(behalf)}>
                {inLanguage(behalf)}
              </p>
              <p class="signature-line state-sign">
                <SignatureMark state="SIGNED" size="large" />
              </p>
              <p class="serif signature-name" lang={tagOf(name)}>
                {inLanguage(name)}
              </p>
              <p lang={tagOf(office)}>{inLanguage(office)}</p>
              <p class="small dim">
                <time dateTime={signedAt}>{agreement.at(`${at.date}, ${at.seconds}`, inLanguage(place))}</time>
              </p>
            </li>
          );
        })}
      </ul>
      {entry.signatures.every(({ authority }) => authority === "EX_OFFICIO") && <p class="small dim">{agreement.exOfficio}</p>}
    </section>
  );
};
