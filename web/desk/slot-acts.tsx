import { useState } from "preact/hooks";
import type { AgreementAnswer } from "../answers.ts";
import { Button } from "../components/button.tsx";
import { TextField } from "../components/fields.tsx";
import { useAct } from "./act.tsx";
import { ActForm } from "./act-form.tsx";
import { useMessages, useSaid } from "./desk.tsx";
import { useKept } from "./kept.ts";
import { isMail, isWhole, type Nominee, NomineeFields, nobody, nomineeOf } from "./nominee-fields.tsx";
import type { SlotAct } from "./offers.ts";
import type { Seen } from "./seen.ts";

export interface OfSlot {
  readonly seen: Seen;
  readonly slot: AgreementAnswer["slots"][number];
  /** Puts the form away; with what the act did, once it is done. */
  readonly close: (done?: string) => void;
}

const useSlotWords = () => {
  const words = useMessages();
  return {
    "reissue-link": { act: words.reissueLink, will: words.reissueLinkWill, done: words.reissueLinkDone },
    "revoke-link": { act: words.revokeLink, will: words.revokeLinkWill, done: words.revokeLinkDone },
    "change-contact": { act: words.changeContact, will: words.changeContactWill, done: words.changeContactDone },
    "replace-signatory": { act: words.replaceSignatory, will: words.replaceSignatoryWill, done: words.replaceSignatoryDone },
  };
};

const FORMS = { "reissue-link": LinkForm, "revoke-link": LinkForm, "change-contact": Contact, "replace-signatory": Replace };

interface Props {
  readonly seen: Seen;
  readonly slot: OfSlot["slot"];
  readonly acts: readonly SlotAct[];
  readonly onDone: (what: string | undefined) => void;
}

/** What else can be done about a slot: a choice, then the form of one act in its place. */
export const SlotActs = ({ seen, slot, acts, onDone }: Props) => {
  const words = useSlotWords();
  const said = useSaid();
  const { slotActs } = useMessages();
  const [chosen, setChosen] = useState<SlotAct>();
  const close = (done?: string): void => {
    setChosen(undefined);
    onDone(done);
  };
  const Form = chosen && FORMS[chosen];
  if (Form) return <Form seen={seen} slot={slot} act={chosen} close={close} />;
  return (
    <fieldset class="buttons slot-choice">
      <legend class="hidden">{slotActs(said(slot.name))}</legend>
      {acts.map((act) => (
        <Button key={act} kind="plain" size="small" onClick={() => setChosen(act)}>
          {words[act].act}
        </Button>
      ))}
    </fieldset>
  );
};

function LinkForm({ seen, slot, act, close }: OfSlot & { act: SlotAct }) {
  const words = useSlotWords();
  const name = useSaid()(slot.name);
  const { busy, send, notes } = useAct(seen);
  const isNew = act === "reissue-link";
  const { act: verb, will, done } = words[isNew ? "reissue-link" : "revoke-link"];
  const run = async (): Promise<void> => {
    const answer = await send(`slots/${slot.slot}/${isNew ? "link" : "revocation"}`);
    if (answer.kind === "answer") close(done(name));
  };
  return <ActForm act={verb} will={will(name)} busy={busy} notes={notes} onAct={run} onClose={() => close()} />;
}

function Contact({ seen, slot, close }: OfSlot) {
  const words = useMessages();
  const name = useSaid()(slot.name);
  const { value, change, clear } = useKept(`contact.${seen.agreement.id}.${slot.slot}`, { mail: "" });
  const { busy, send, notes } = useAct(seen);
  const [asked, setAsked] = useState(false);
  const run = async (): Promise<void> => {
    setAsked(true);
    if (!isMail(value.mail)) return;
    const answer = await send(`slots/${slot.slot}/contact`, { mail: value.mail.trim() });
    if (answer.kind !== "answer") return;
    clear();
    close(words.changeContactDone(name));
  };
  return (
    <ActForm
      act={words.changeContact}
      will={words.changeContactWill(name)}
      busy={busy}
      notes={notes}
      onAct={run}
      onClose={() => close()}
    >
      <TextField
        label={words.newMail}
        hint={words.newMailHint}
        type="email"
        value={value.mail}
        error={asked && !isMail(value.mail) ? words.missing : undefined}
        onInput={(mail) => change({ mail })}
      />
    </ActForm>
  );
}

function Replace({ seen, slot, close }: OfSlot) {
  const words = useMessages();
  const said = useSaid();
  const { id, authenticLanguages } = seen.agreement;
  const { value, change, clear } = useKept<Nominee>(`replace.${id}.${slot.slot}`, nobody(authenticLanguages));
  const { busy, send, notes } = useAct(seen);
  const [asked, setAsked] = useState(false);
  const before = said(slot.name);
  const run = async (): Promise<void> => {
    setAsked(true);
    if (!isWhole(value, authenticLanguages)) return;
    const answer = await send(`slots/${slot.slot}/replacement`, nomineeOf(value));
    if (answer.kind !== "answer") return;
    clear();
    close(words.replaceSignatoryDone(before, said(value.name)));
  };
  return (
    <ActForm
      act={words.replaceSignatory}
      will={words.replaceSignatoryWill(before)}
      busy={busy}
      notes={notes}
      onAct={run}
      onClose={() => close()}
    >
      <NomineeFields value={value} change={change} languages={authenticLanguages} asked={asked} />
    </ActForm>
  );
}
