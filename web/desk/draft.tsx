import { useEffect, useState } from "preact/hooks";
import { ownLanguageName } from "../../shared/messages/format/names.ts";
import type { AgreementAnswer } from "../answers.ts";
import { Button } from "../components/button.tsx";
import { useTitle } from "../components/shell.tsx";
import { NoRight } from "../components/views.tsx";
import { useLanguage } from "../i18n.tsx";
import { navigate } from "../router.ts";
import { useActing } from "./acting.ts";
import { useMessages, useOfficer } from "./desk.tsx";
import { type Fields, KindFields, SessionFields } from "./draft-fields.tsx";
import { bodyOf, type DraftForm, emptyDraft, missingOf, type Texts } from "./draft-form.ts";
import { DraftParties } from "./draft-parties.tsx";
import { useKept } from "./kept.ts";
import { may } from "./officer.ts";
import { Refused } from "./outcome.tsx";
import { TextIn } from "./text-in.tsx";

/** A new draft. What is missing is where the button leads. */
export const Draft = () => {
  const words = useMessages();
  const officer = useOfficer();
  useTitle(words.newDraft);
  if (may(officer, "draft")) return <Form />;
  return <NoRight children={<p>{words.roles["treaty-officer"]}</p>} />;
};

const useDraft = (party: string) => {
  const kept = useKept<DraftForm>("draft", emptyDraft(party));
  const { run, busy, outcome } = useActing<AgreementAnswer>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked > 0) document.querySelector<HTMLElement>("main [aria-invalid=true]")?.focus();
  }, [asked]);
  const missing = missingOf(kept.value);
  const send = async (): Promise<void> => {
    setAsked((times) => times + 1);
    if (missing.size > 0) return;
    const answer = await run("/v1/agreements", { body: bodyOf(kept.value) });
    if (answer.kind !== "answer") return;
    kept.clear();
    navigate(`/desk/agreements/${answer.body.id}`);
  };
  return { ...kept, busy, outcome, missing: asked > 0 ? missing : new Set<string>(), send };
};

const Form = () => {
  const words = useMessages();
  const { locale } = useLanguage();
  const { value, change, clear, busy, outcome, missing, send } = useDraft(useOfficer().party);
  const fields: Fields = { value, change, missing };
  const titled = [...new Set([...value.languages, "en"])];
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) send();
      }}
    >
      <div>
        <h1>{words.newDraft}</h1>
        <p class="dim">{words.draftHint}</p>
      </div>
      <KindFields {...fields} />
      <fieldset class="form-part">
        <legend>{words.titles}</legend>
        {titled.map((tag) => (
          <TextIn
            key={tag}
            tag={tag}
            label={words.titleIn(ownLanguageName(tag, locale))}
            texts={value.titles}
            missing={missing.has(`titles.${tag}`)}
            onTexts={(titles: Texts) => change({ titles })}
          />
        ))}
      </fieldset>
      <DraftParties {...fields} />
      <SessionFields {...fields} />
      <Refused outcome={outcome} />
      <div class="buttons">
        <Button type="submit" size="medium" busy={busy ? words.sending : undefined}>
          {words.makeDraft}
        </Button>
        <Button kind="plain" size="medium" onClick={clear}>
          {words.clear}
        </Button>
      </div>
    </form>
  );
};
