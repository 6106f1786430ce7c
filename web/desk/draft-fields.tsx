import { FORMS } from "../../shared/domain/agreement/events.ts";
import { ownLanguageName } from "../../shared/messages/format/names.ts";
import { Check, Select, TextField } from "../components/fields.tsx";
import { useLanguage } from "../i18n.tsx";
import { useMessages } from "./desk.tsx";
import { type DraftForm, TONGUES, ZONES } from "./draft-form.ts";
import { TextIn } from "./text-in.tsx";

export interface Fields {
  readonly value: DraftForm;
  readonly change: (part: Partial<DraftForm>) => void;
  readonly missing: ReadonlySet<string>;
}

const NATURES = ["BINDING", "NON_BINDING", "UNDETERMINED"] as const;

export const KindFields = ({ value, change }: Fields) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const { form, legalNature, languages, prevailing } = value;
  const own = (tag: string) => ownLanguageName(tag, locale);
  return (
    <fieldset class="form-part">
      <legend>{words.kind}</legend>
      <div class="form-row">
        <Select
          label={words.form}
          value={form}
          options={FORMS.map((each) => ({ value: each, label: words.forms[each] }))}
          onChange={(chosen) => change({ form: chosen })}
        />
        <Select
          label={words.legalNature}
          value={legalNature}
          options={NATURES.map((each) => ({ value: each, label: words.legalNatures[each] }))}
          onChange={(chosen) => change({ legalNature: chosen })}
        />
      </div>
      <fieldset class="checks">
        <legend class="field-label">{words.languages}</legend>
        {TONGUES.map((tag) => (
          <Check
            key={tag}
            checked={languages.includes(tag)}
            onChange={(on) => change({ languages: TONGUES.filter((each) => (each === tag ? on : languages.includes(each))) })}
          >
            <span lang={tag}>{own(tag)}</span>
          </Check>
        ))}
      </fieldset>
      <Select
        label={words.prevailing}
        value={languages.includes(prevailing) ? prevailing : ""}
        options={[{ value: "", label: words.noPrevailing }, ...languages.map((tag) => ({ value: tag, label: own(tag) }))]}
        onChange={(chosen) => change({ prevailing: chosen })}
      />
    </fieldset>
  );
};

export const SessionFields = ({ value, change, missing }: Fields) => {
  const words = useMessages();
  const { locale } = useLanguage();
  const error = (name: string) => (missing.has(name) ? words.missing : undefined);
  return (
    <fieldset class="form-part">
      <legend>{words.session}</legend>
      <div class="form-row">
        <TextField
          label={words.commission}
          hint={words.commissionHint}
          value={value.commission}
          error={error("commission")}
          onInput={(commission) => change({ commission: commission.toUpperCase() })}
        />
        <TextField
          label={words.ordinal}
          inputMode="numeric"
          value={value.ordinal}
          error={error("ordinal")}
          onInput={(ordinal) => change({ ordinal })}
        />
        <TextField label={words.date} type="date" value={value.date} error={error("date")} onInput={(date) => change({ date })} />
        <Select
          label={words.zone}
          value={value.zone}
          options={ZONES.map((zone) => ({ value: zone as string, label: locale.zones[zone] ?? zone }))}
          onChange={(zone) => change({ zone })}
        />
      </div>
      <div class="form-row">
        {value.languages.map((tag) => (
          <TextIn
            key={tag}
            tag={tag}
            label={words.placeIn(ownLanguageName(tag, locale))}
            texts={value.place}
            missing={missing.has(`place.${tag}`)}
            onTexts={(place) => change({ place })}
          />
        ))}
      </div>
    </fieldset>
  );
};
