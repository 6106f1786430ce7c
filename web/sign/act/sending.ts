import { useEffect, useRef, useState } from "preact/hooks";
import type { SignatureAnswer } from "../../answers.ts";
import { act, actKey, type Problem } from "../../api.ts";
import { useLanguage } from "../../i18n.tsx";
import { type Drawing, markOf } from "./mark.ts";

export const CONSENT = "sign-v1";

interface Act {
  readonly key: string;
  readonly body: { readonly manifest: string; readonly consent: string; readonly mark: NonNullable<ReturnType<typeof markOf>> };
}

/** Whether the act was done is not known after these: it goes out again under its key, with the same body. */
const UNANSWERED: readonly string[] = ["unavailable", "busy", "internal"];

interface Props {
  readonly session: string;
  readonly manifest: string;
  readonly drawing: Drawing;
  readonly onSigned: (answer: SignatureAnswer) => void;
  readonly onEnded: () => void;
  /** The state has changed: the link is read again and says what it is. */
  readonly onRefused: () => void;
}

export interface Sending {
  readonly busy: boolean;
  /** Sent and not answered: the signature is kept as it went out. */
  readonly kept: boolean;
  readonly problem: Problem | undefined;
  readonly send: () => void;
}

/** One act, whatever is pressed and however often the connection is lost: its key and body stand until it is answered. */
export const useSending = (props: Props): Sending => {
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const unanswered = useRef<Act>(undefined);
  const sending = useRef(false);

  const refused = (answer: Problem): void => {
    if (answer.code.startsWith("session-")) props.onEnded();
    else {
      setProblem(answer);
      props.onRefused();
    }
  };

  const deliver = async ({ key, body }: Act): Promise<void> => {
    const call = { key, body, authorization: `Session ${props.session}` };
    const outcome = await act<SignatureAnswer>(language, "POST", "/v1/signing/signature", call);
    const open = outcome.kind === "offline" || (outcome.kind === "problem" && UNANSWERED.includes(outcome.problem.code));
    setKept(open);
    if (open) return;
    unanswered.current = undefined;
    if (outcome.kind === "answer") props.onSigned(outcome.body);
    else refused(outcome.problem);
  };

  const send = (): void => {
    const mark = markOf(props.drawing);
    if (sending.current || !mark) return;
    unanswered.current ??= { key: actKey(), body: { manifest: props.manifest, consent: CONSENT, mark } };
    sending.current = true;
    setBusy(true);
    setProblem(undefined);
    deliver(unanswered.current).finally(() => {
      sending.current = false;
      setBusy(false);
    });
  };

  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    const back = () => {
      if (unanswered.current) latest.current();
    };
    addEventListener("online", back);
    return () => removeEventListener("online", back);
  }, []);
  return { busy, kept, problem, send };
};
