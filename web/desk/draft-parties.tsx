import { ownLanguageName } from "../../shared/messages/format/names.ts";
import { Button } from "../components/button.tsx";
import { Select } from "../components/fields.tsx";
import { useLanguage } from "../i18n.tsx";
import { useMessages } from "./desk.tsx";
import type { Fields } from "./draft-fields.tsx";
import { type DraftForm, NOBODY } from "./draft-form.ts";
import { TextIn } from "./text-in.tsx";

/** The signature page has places for as many. */
const MAX_PARTIES = 12;

/** The parties: the state, its name and how it stands above a signature, in each authentic language. */
export const DraftParties = (fields: Fields) => (
  <>
    {fields.value.parties.map((_, place) => (
      <Party key={String(place)} place={place} {...fields} />
    ))}
    <More {...fields} />
  </>
);

const More = ({ value: { parties }, change }: Fields) => {
  const words = useMessages();
  if (parties.length >= MAX_PARTIES) return null;
  return (
    <p>
      <Button kind="plain" size="medium" onClick={() => change({ parties: [...parties, NOBODY] })}>
        {words.addParty}
      </Button>
    </p>
  );
};

const Party = ({ place, value, change, missing }: Fields & { place: number }) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const { parties, languages } = value;
  const party = parties[place];
  if (!party) return null;
  const set = (part: Partial<DraftForm["parties"][number]>): void =>
    change({ parties: parties.map((each, i) => (i === place ? { ...each, ...part } : each)) });
  const states = [...words.countries].map(([code, name]) => ({ value: code, label: `${name} (${code})` }));
  return (
    <fieldset class="form-part">
      <legend>{words.party(place + 1)}</legend>
      <Select
        label={words.country}
        value={party.party}
        error={missing.has(`party.${place}`) ? words.missing : undefined}
        options={[{ value: "", label: words.choose }, ...states]}
        onChange={(code) => set({ party: code })}
      />
      {languages.map((tag) => (
        <div class="form-row" key={tag}>
          <TextIn
            tag={tag}
            label={words.nameIn(ownLanguageName(tag, locale))}
            texts={party.name}
            missing={missing.has(`name.${place}.${tag}`)}
            onTexts={(name) => set({ name })}
          />
          <TextIn
            tag={tag}
            label={words.onBehalfIn(ownLanguageName(tag, locale))}
            texts={party.onBehalfOf}
            missing={missing.has(`onBehalfOf.${place}.${tag}`)}
            onTexts={(onBehalfOf) => set({ onBehalfOf })}
          />
        </div>
      ))}
      {parties.length > 2 && (
        <p>
          <button type="button" class="link" onClick={() => change({ parties: parties.filter((_, i) => i !== place) })}>
            {words.removeParty(place + 1)}
          </button>
        </p>
      )}
    </fieldset>
  );
};
