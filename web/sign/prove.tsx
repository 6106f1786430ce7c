import { useRef, useState } from "preact/hooks";
import type { ProvenAnswer } from "../answers.ts";
import { act, actKey, type Problem } from "../api.ts";
import { Button } from "../components/button.tsx";
import { TextField } from "../components/fields.tsx";
import { Note } from "../components/note.tsx";
import { useLanguage } from "../i18n.tsx";
import { AskCard } from "./ask.tsx";
import { Frame, Heading, Said } from "./pieces.tsx";
import type { Slot } from "./slot.ts";
import { useMessages } from "./words.ts";

interface Props {
  readonly slot: Slot;
  readonly token: string;
  /** An earlier session came to its end. */
  readonly ended: boolean;
  /** What the button leads to. */
  readonly next: string;
  readonly onProven: (session: string) => void;
}

/** `pending`: no answer yet, so that the same try goes out again under its key and counts once. */
type Trouble = "none" | "empty" | "pending" | Problem;

/** After these the try may not have been counted: it keeps its key. */
const UNANSWERED: readonly string[] = ["unavailable", "busy", "internal"];

const useProof = ({ token, onProven }: Props) => {
  const { language } = useLanguage();
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>("none");
  const tried = useRef({ code: "", key: "" });
  const send = async (): Promise<void> => {
    if (busy) return;
    if (code.trim() === "") return setTrouble("empty");
    if (tried.current.code !== code) tried.current = { code, key: actKey() };
    setBusy(true);
    const call = { body: { code: code.trim() }, authorization: `Link ${token}`, key: tried.current.key };
    const outcome = await act<ProvenAnswer>(language, "POST", "/v1/signing/proof", call);
    setBusy(false);
    if (outcome.kind === "answer") return onProven(outcome.body.session);
    const unanswered = outcome.kind === "offline" || UNANSWERED.includes(outcome.problem.code);
    if (unanswered) return setTrouble("pending");
    tried.current = { code: "", key: "" };
    setTrouble(outcome.problem);
  };
  return { code, setCode, busy, trouble, send };
};

/** The fifth wrong try leaves none: it locks as the sixth would find out. */
const isLocked = (trouble: Trouble): boolean =>
  typeof trouble === "object" && (trouble.code === "code-locked" || (trouble.code === "code-wrong" && trouble.triesLeft === 0));

const useError = (trouble: Trouble): string | undefined => {
  const { prove } = useMessages();
  if (trouble === "none" || trouble === "pending") return undefined;
  if (trouble === "empty") return prove.empty;
  if (isLocked(trouble)) return undefined;
  if (trouble.code === "code-wrong") return prove.wrong(Number(trouble.triesLeft));
  if (trouble.code === "code-missing") return prove.missing;
  return trouble.title;
};

/** The access code, told by an officer of the own side. */
export const Prove = (props: Props) => {
  const { slot, ended, next } = props;
  const { prove } = useMessages();
  const { code, setCode, busy, trouble, send } = useProof(props);
  const locked = isLocked(trouble);
  return (
    <Frame slot={slot}>
      <form
        class="act-head"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Heading large>{prove.title}</Heading>
        <p class="serif">
          <Said texts={slot.titles} />
        </p>
        {ended && <Note kind="wait" title={prove.ended} live />}
        {locked ? <Note kind="stop" title={prove.lockedTitle} live children={<p>{prove.locked}</p>} /> : <p>{prove.lead}</p>}
        {trouble === "pending" && <Note kind="wait" title={prove.unanswered} live />}
        <div class="code-field">
          <TextField
            label={prove.label}
            hint={prove.hint}
            error={useError(trouble)}
            value={code}
            onInput={setCode}
            autoComplete="one-time-code"
            spellcheck={false}
            maxLength={64}
          />
        </div>
        <div>
          <Button type="submit" busy={busy ? prove.sending : undefined}>
            {next}
          </Button>
        </div>
      </form>
      <AskCard />
    </Frame>
  );
};
