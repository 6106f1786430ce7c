import { useState } from "preact/hooks";
import { CAPACITIES } from "../../shared/domain/agreement/events.ts";
import { ownLanguageName } from "../../shared/messages/format/names.ts";
import { Button } from "../components/button.tsx";
import { Consequences } from "../components/consequences.tsx";
import { Select, TextField } from "../components/fields.tsx";
import { useLanguage } from "../i18n.tsx";
import { useAct } from "./act.tsx";
import { useMessages, useOfficer } from "./desk.tsx";
import type { Texts } from "./draft-form.ts";
import { useKept } from "./kept.ts";
import type { Seen } from "./seen.ts";
import { TextIn } from "./text-in.tsx";

interface Form {
  readonly name: Texts;
  readonly office: Texts;
  readonly capacity: (typeof CAPACITIES)[number];
  readonly language: string;
  readonly mail: string;
}

const EMPTY: Form = { name: {}, office: {}, capacity: "HEAD_OF_GOVERNMENT", language: "", mail: "" };
const filled = (texts: Texts): Texts => Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));

/** A signatory of the own side. */
export const Nominate = (seen: Seen) => {
  const words = useMessages();
  const [open, setOpen] = useState(false);
  if (open) return <NominateForm seen={seen} close={() => setOpen(false)} />;
  return (
    <p>
      <Button kind="plain" size="medium" expanded={false} onClick={() => setOpen(true)}>
        {words.nominate}
      </Button>
    </p>
  );
};

const NominateForm = ({ seen, close }: { seen: Seen; close: () => void }) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const { party } = useOfficer();
  const { id, authenticLanguages } = seen.agreement;
  const { value, change, clear } = useKept<Form>(`nominate.${id}`, { ...EMPTY, language: authenticLanguages[0] ?? "" });
  const { busy, send, notes } = useAct(seen);
  const [asked, setAsked] = useState(false);
  const { name, office, capacity, language, mail } = value;
  const lacks = (texts: Texts, tag: string): boolean => asked && !texts[tag]?.trim();
  const isWhole = mail.includes("@") && authenticLanguages.every((tag) => name[tag]?.trim() && office[tag]?.trim());
  const nominate = async (): Promise<void> => {
    setAsked(true);
    if (!isWhole || busy) return;
    const body = { party, name: filled(name), office: filled(office), capacity, language, contact: { mail: mail.trim() } };
    const answer = await send("nominations", body);
    if (answer.kind !== "answer") return;
    clear();
    close();
  };
  const own = (tag: string) => ownLanguageName(tag, locale);
  return (
    <form
      class="confirm"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        nominate();
      }}
    >
      <h3>{words.nominate}</h3>
      {authenticLanguages.map((tag) => (
        <div class="form-row" key={tag}>
          <TextIn
            tag={tag}
            label={words.inTongue(words.name, own(tag))}
            texts={name}
            missing={lacks(name, tag)}
            onTexts={(texts) => change({ name: texts })}
          />
          <TextIn
            tag={tag}
            label={words.inTongue(words.office, own(tag))}
            texts={office}
            missing={lacks(office, tag)}
            onTexts={(texts) => change({ office: texts })}
          />
        </div>
      ))}
      <div class="form-row">
        <Select
          label={words.capacity}
          value={capacity}
          options={CAPACITIES.map((each) => ({ value: each, label: words.capacities[each] }))}
          onChange={(chosen) => change({ capacity: chosen })}
        />
        <Select
          label={words.readsIn}
          value={language}
          options={authenticLanguages.map((tag) => ({ value: tag, label: own(tag) }))}
          onChange={(tag) => change({ language: tag })}
        />
      </div>
      <TextField
        label={words.mail}
        hint={words.mailHint}
        type="email"
        value={mail}
        error={asked && !mail.includes("@") ? words.missing : undefined}
        onInput={(typed) => change({ mail: typed })}
      />
      <Consequences items={words.nominateWill} />
      {notes}
      <div class="buttons">
        <Button type="submit" size="medium" busy={busy ? words.sending : undefined}>
          {words.nominateAct}
        </Button>
        <Button kind="plain" size="medium" onClick={close}>
          {words.close}
        </Button>
      </div>
    </form>
  );
};
