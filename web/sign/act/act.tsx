import { useState } from "preact/hooks";
import { inLanguage } from "../../../shared/domain/languages.ts";
import { list, ownLanguageName } from "../../../shared/messages/format/names.ts";
import { Button } from "../../components/button.tsx";
import { Consequences } from "../../components/consequences.tsx";
import { Check } from "../../components/fields.tsx";
import { Hash } from "../../components/hash.tsx";
import { Note } from "../../components/note.tsx";
import { Table } from "../../components/table.tsx";
import { useLanguage } from "../../i18n.tsx";
import { AskDisclosure } from "../ask.tsx";
import { Frame, Heading, partyOf, Said } from "../pieces.tsx";
import type { Slot } from "../slot.ts";
import { useMessages } from "../words.ts";
import { type Drawing, markOf } from "./mark.ts";
import { type Sending, type SendingProps, useSending } from "./sending.ts";
import { Signature } from "./signature.tsx";

interface Props extends Omit<SendingProps, "manifest"> {
  readonly slot: Slot;
  readonly onDrawing: (drawing: Drawing) => void;
  readonly onBack: () => void;
}

/** Name and office in each text, in its language. */
const Standing = ({ slot }: { slot: Slot }) => {
  const { sign } = useMessages();
  const { locale } = useLanguage();
  return (
    <section>
      <h2>{sign.standing}</h2>
      <dl class="standing">
        {slot.texts.map(({ sha256, language }) => (
          <div key={sha256}>
            <dt class="small dim">{sign.inText(ownLanguageName(language, locale))}</dt>
            <dd class="serif" lang={language}>
              {inLanguage(slot.name, language)}
              <br />
              {inLanguage(slot.office, language)}
            </dd>
          </div>
        ))}
      </dl>
      <AskDisclosure label={sign.mistake} />
    </section>
  );
};

const What = ({ slot }: { slot: Slot }) => {
  const { sign, read } = useMessages();
  const { locale } = useLanguage();
  return (
    <section>
      <h2>{sign.what}</h2>
      <Table
        caption={sign.what}
        rows={slot.texts}
        rowKey={({ sha256 }) => sha256}
        columns={[
          {
            id: "text",
            head: sign.text,
            heading: true,
            cell: ({ language }) => <bdi lang={language}>{ownLanguageName(language, locale)}</bdi>,
          },
          { id: "pages", head: sign.pages, cell: ({ pages }) => pages },
          { id: "hash", head: sign.fingerprint, cell: ({ sha256 }) => <Hash value={sha256} /> },
        ]}
      />
      <p class="small dim manifest">
        {read.manifest}: <Hash value={slot.manifest} />
      </p>
    </section>
  );
};

/** Who signs after this one. */
const useNext = (slot: Slot): string => {
  const { language, locale } = useLanguage();
  const left = slot.order.flat().filter((member) => member.slot !== slot.slot && !member.signed);
  return list(
    left.map(({ name }) => inLanguage(name, language)),
    locale,
  );
};

/** What is missing before the act, and where it is. */
type Missing = "mark" | "consent";

const Commit = (props: Props & { sending: Sending }) => {
  const { slot, drawing, sending, pending } = props;
  const kept = pending !== undefined && !sending.busy;
  const { sign } = useMessages();
  const { language } = useLanguage();
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState<Missing>();
  const next = useNext(slot);
  const count = slot.texts.length;
  const press = (): void => {
    const lacks = pending ? undefined : markOf(drawing) ? (agreed ? undefined : "consent") : "mark";
    setMissing(lacks);
    if (lacks === undefined) sending.send();
    else if (lacks === "mark") document.getElementById("signature")?.focus();
    else document.querySelector<HTMLElement>(".commit .check input")?.focus();
  };
  const title = inLanguage(slot.titles, language);
  const party = inLanguage(partyOf(slot, slot.party), language);
  return (
    <div class="commit">
      <Consequences items={sign.consequences(count, next)} />
      <div class="consent">
        <Check checked={agreed} onChange={setAgreed}>
          {sign.consent(title, party)}
        </Check>
        <p class="small dim">{sign.consentVersion}</p>
      </div>
      <div role="alert">
        {missing === "mark" && !markOf(drawing) && <p class="field-error">{sign.needMark}</p>}
        {missing === "consent" && !agreed && <p class="field-error">{sign.needConsent}</p>}
        {sending.problem && <Note kind="stop" title={sending.problem.title} />}
        {kept && (
          <Note kind="wait" title={sign.kept}>
            <p>{sign.keptText}</p>
          </Note>
        )}
      </div>
      <Button kind="sign" wide busy={sending.busy ? sign.sending : undefined} onClick={press}>
        {kept ? sign.again : sign.act(count)}
      </Button>
      <p class="small dim once">{sign.once}</p>
    </div>
  );
};

/** The last step: the signature, the names as they will stand, what is signed, and one blue button. */
export const Act = (props: Props) => {
  const { slot, drawing, onDrawing, onBack } = props;
  const { sign } = useMessages();
  const sending = useSending({ ...props, manifest: slot.manifest });
  const held = props.pending !== undefined;
  return (
    <Frame slot={slot} main="wrap acting">
      {!held && (
        <p>
          <button type="button" class="link" onClick={onBack}>
            {sign.back}
          </button>
        </p>
      )}
      <Heading large>{sign.title}</Heading>
      <p class="lead">{sign.lead}</p>
      <p class="serif">
        <Said texts={slot.titles} />
      </p>
      <div class="acting-columns">
        <div class="acting-main">
          <Signature slot={slot} drawing={drawing} onDrawing={onDrawing} held={held} />
          <Standing slot={slot} />
          <What slot={slot} />
        </div>
        <Commit {...props} sending={sending} />
      </div>
    </Frame>
  );
};
