import { CAPACITIES } from "../../shared/domain/agreement/events.ts";
import { ownLanguageName } from "../../shared/messages/format/names.ts";
import { Select, TextField } from "../components/fields.tsx";
import { useLanguage } from "../i18n.tsx";
import { useMessages } from "./desk.tsx";
import type { Texts } from "./draft-form.ts";
import { TextIn } from "./text-in.tsx";

export interface Nominee {
  readonly name: Texts;
  readonly office: Texts;
  readonly capacity: (typeof CAPACITIES)[number];
  readonly language: string;
  readonly mail: string;
}

export const nobody = (languages: readonly string[]): Nominee => ({
  name: {},
  office: {},
  capacity: "HEAD_OF_GOVERNMENT",
  language: languages[0] ?? "",
  mail: "",
});

export const isMail = (mail: string): boolean => /^\s*\S+@\S+\s*$/.test(mail);

export const isWhole = ({ name, office, mail }: Nominee, languages: readonly string[]): boolean =>
  isMail(mail) && languages.every((tag) => name[tag]?.trim() && office[tag]?.trim());

const filled = (texts: Texts): Texts => Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));

/** As the API takes it. */
export const nomineeOf = ({ name, office, capacity, language, mail }: Nominee) => ({
  name: filled(name),
  office: filled(office),
  capacity,
  language,
  contact: { mail: mail.trim() },
});

interface Props {
  readonly value: Nominee;
  readonly change: (part: Partial<Nominee>) => void;
  readonly languages: readonly string[];
  /** Whether what is missing is said. */
  readonly asked: boolean;
}

/** Who signs, in each authentic language, and where the link goes. */
export const NomineeFields = ({ value, change, languages, asked }: Props) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const { name, office, capacity, language, mail } = value;
  const lacks = (texts: Texts, tag: string): boolean => asked && !texts[tag]?.trim();
  const own = (tag: string) => ownLanguageName(tag, locale);
  return (
    <>
      {languages.map((tag) => (
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
          options={languages.map((tag) => ({ value: tag, label: own(tag) }))}
          onChange={(tag) => change({ language: tag })}
        />
      </div>
      <TextField
        label={words.mail}
        hint={words.mailHint}
        type="email"
        value={mail}
        error={asked && !isMail(mail) ? words.missing : undefined}
        onInput={(typed) => change({ mail: typed })}
      />
    </>
  );
};
