import { type ComponentChildren, createContext } from "preact";
import { useContext, useState } from "preact/hooks";
import { Button } from "../components/button.tsx";
import { AreaField } from "../components/fields.tsx";
import { Note } from "../components/note.tsx";
import { LONGEST, proseOf } from "../prose.ts";
import { useOnce } from "./once.ts";
import type { Officer } from "./slot.ts";
import { useMessages } from "./words.ts";

interface Asking {
  readonly officers: readonly Officer[];
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly once: ReturnType<typeof useOnce>;
}

const Context = createContext<Asking | undefined>(undefined);

/** One question for the whole visit: what was typed on one page is there on the next. */
export const Asks = (props: { token: string; officers: readonly Officer[]; children: ComponentChildren }) => {
  const { token, officers, children } = props;
  const [text, setText] = useState("");
  const once = useOnce({ path: "/v1/signing/question", authorization: `Link ${token}` });
  return <Context.Provider value={{ officers, text, setText, once }}>{children}</Context.Provider>;
};

/** Who answers, by name. */
export const Officers = ({ officers }: { officers: readonly Officer[] }) => (
  <ul class="officers">
    {officers.map(({ name, mail }) => (
      <li key={name}>
        <bdi>{name}</bdi>
        {mail && <a href={`mailto:${mail}`}>{mail}</a>}
      </li>
    ))}
  </ul>
);

const useError = ({ text, once }: Asking, pressed: boolean): string | undefined => {
  const { ask } = useMessages();
  if (typeof once.state === "object") return once.state.title;
  return pressed && proseOf(text) === "" ? ask.empty : undefined;
};

const Form = ({ asking }: { asking: Asking }) => {
  const { text, setText, once } = asking;
  const { ask } = useMessages();
  const [pressed, setPressed] = useState(false);
  const error = useError(asking, pressed);
  const held = once.state === "busy" || once.state === "unanswered";
  const send = async (): Promise<void> => {
    setPressed(true);
    const said = proseOf(text);
    if (said !== "" && (await once.send({ text: said })) === "done") setText("");
  };
  return (
    <form
      class="ask-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <AreaField
        label={ask.label}
        hint={ask.hint}
        error={error}
        value={text}
        onInput={(next) => (held ? undefined : setText(next))}
        maxLength={LONGEST}
        rows={4}
      />
      {once.state === "unanswered" && <Note kind="wait" title={ask.unanswered} live />}
      <div>
        <Button type="submit" kind="plain" size="medium" busy={once.state === "busy" ? ask.sending : undefined}>
          {ask.send}
        </Button>
      </div>
    </form>
  );
};

/** A question to the own side's officers, sent without leaving the page. */
const Ask = ({ named }: { named: boolean }) => {
  const asking = useContext(Context);
  const { ask } = useMessages();
  if (!asking) return null;
  const { once, officers } = asking;
  return (
    <div class="ask">
      {!named && officers.length > 0 && <Officers officers={officers} />}
      {once.state === "done" ? (
        <div role="status">
          <Note kind="plain" title={ask.sent}>
            <p>{ask.sentText}</p>
            <Button kind="plain" size="medium" onClick={once.reset}>
              {ask.another}
            </Button>
          </Note>
        </div>
      ) : (
        <Form asking={asking} />
      )}
    </div>
  );
};

/** The same behind a button, where the page is about something else. `named`: who answers stands beside it already. */
export const AskDisclosure = ({ label, named = false }: { label?: string; named?: boolean }) => {
  const { ask } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <div class="disclosure">
      <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {label ?? ask.open}
      </button>
      {open && <Ask named={named} />}
    </div>
  );
};

/** Whom to ask: officers of the own side, by name, and a question to them from here. */
export const AskCard = ({ party }: { party?: string }) => {
  const { askWhom, ask } = useMessages();
  const officers = useContext(Context)?.officers ?? [];
  return (
    <section class="card">
      <h2>{askWhom}</h2>
      {party && <p>{ask.lead(party)}</p>}
      <Officers officers={officers} />
      <AskDisclosure named />
    </section>
  );
};
