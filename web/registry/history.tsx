import type { Entry } from "../../shared/domain/registry/entry.ts";
import { localTime } from "../../shared/messages/format/times.ts";
import { Timeline } from "../components/timeline.tsx";
import { useLanguage } from "../i18n.tsx";
import { useSaid } from "./said.ts";
import { useMessages } from "./words.ts";

/** What the entry tells of its own past, the newest first. */
export const History = ({ entry }: { entry: Entry }) => {
  const { agreement } = useMessages();
  const { locale } = useLanguage();
  const { inLanguage, country } = useSaid();
  const { number, signatures, registeredAt, publicFrom, session } = entry;
  const later = publicFrom > registeredAt ? [{ id: "public", at: publicFrom, body: agreement.published }] : [];
  const signed = signatures.map(({ slot, signedAt, name, party }) => ({
    id: slot,
    at: signedAt,
    body: agreement.wasSigned(inLanguage(name), country(party)),
  }));
  const items = [...later, { id: "registered", at: registeredAt, body: agreement.registered(number) }, ...signed.reverse()];
  return (
    <section>
      <h2>{agreement.history}</h2>
      <Timeline items={items.map((item) => ({ ...item, time: localTime(item.at, session.zone, locale).date }))} />
    </section>
  );
};
