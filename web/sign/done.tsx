import { useEffect, useState } from "preact/hooks";
import { inLanguage } from "../../shared/domain/languages.ts";
import { list, ownLanguageName } from "../../shared/messages/format/names.ts";
import { localTime } from "../../shared/messages/format/times.ts";
import { ButtonLink } from "../components/button.tsx";
import { Hash } from "../components/hash.tsx";
import { DownloadIcon } from "../components/icons.tsx";
import { useLanguage } from "../i18n.tsx";
import { type Drawing, markOf } from "./act/mark.ts";
import { MarkView } from "./act/mark-view.tsx";
import { Order } from "./order.tsx";
import { Frame, Heading, partyOf, Said } from "./pieces.tsx";
import type { Slot } from "./slot.ts";
import { useMessages } from "./words.ts";

interface Props {
  readonly slot: Slot;
  /** ISO 8601. */
  readonly signedAt: string;
  /** Empty where it was signed elsewhere or earlier. */
  readonly drawing: Drawing;
}

/** "5 May 2023, 11:20:36, Tashkent, Tashkent time". */
const useTime = ({ slot, signedAt }: Props): string => {
  const { language, locale } = useLanguage();
  const { date, seconds, zone } = localTime(signedAt, slot.session.zone, locale);
  return `${date}, ${seconds} (${zone}), ${inLanguage(slot.place ?? slot.session.place, language)}`;
};

const useDownload = (text: string): string => {
  const [address, setAddress] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return address;
};

const Receipt = (props: Props) => {
  const { slot } = props;
  const { done, read } = useMessages();
  const { language, locale } = useLanguage();
  const time = useTime(props);
  const languages = list(
    slot.texts.map((text) => ownLanguageName(text.language, locale)),
    locale,
  );
  const name = inLanguage(slot.name, language);
  const office = inLanguage(slot.office, language);
  const lines = [
    done.receipt,
    `${done.document}: ${inLanguage(slot.titles, language)}`,
    `${done.who}: ${name}, ${office}`,
    `${done.time}: ${time}`,
    ...slot.texts.map((text) => `${ownLanguageName(text.language, locale)}, SHA-256: ${text.sha256}`),
    `${read.manifest}: ${slot.manifest}`,
    "",
  ];
  const address = useDownload(lines.join("\n"));
  return (
    <section class="card">
      <h2>{done.receipt}</h2>
      <dl class="facts">
        <dt>{done.document}</dt>
        <dd class="serif">
          <Said texts={slot.titles} />
        </dd>
        <dt>{done.who}</dt>
        <dd>
          <bdi>{name}</bdi>, <bdi>{office}</bdi>
        </dd>
        <dt>{done.time}</dt>
        <dd>{time}</dd>
        <dt>{done.texts}</dt>
        <dd>{languages}</dd>
        <dt>{read.manifest}</dt>
        <dd>
          <Hash value={slot.manifest} copy />
        </dd>
      </dl>
      <ButtonLink kind="plain" size="medium" href={address} download={`${slot.agreementId}-${slot.slot}.txt`}>
        <DownloadIcon />
        {done.download}
      </ButtonLink>
    </section>
  );
};

/** Signed: the receipt, and who comes next. */
export const Done = (props: Props) => {
  const { slot, signedAt, drawing } = props;
  const { done, sign } = useMessages();
  const { language } = useLanguage();
  // The link may have been read before the act.
  const order = slot.order.map((group) =>
    group.map((member) => (member.slot === slot.slot ? { ...member, signed: true, signedAt } : member)),
  );
  return (
    <Frame slot={slot}>
      <div class="act-head">
        {markOf(drawing) && <MarkView drawing={drawing} label={sign.yours} />}
        <Heading large>{done.title}</Heading>
        <p class="lead">{done.lead(slot.texts.length, inLanguage(partyOf(slot, slot.party), language))}</p>
      </div>
      <Receipt {...props} />
      <section>
        <h2>{done.next}</h2>
        <Order slot={{ ...slot, order }} />
        <p class="dim after">{done.after}</p>
      </section>
    </Frame>
  );
};
