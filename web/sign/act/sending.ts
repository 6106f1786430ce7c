import { useEffect, useRef, useState } from "preact/hooks";
import type { SignatureAnswer } from "../../answers.ts";
import { act, actKey, type Problem } from "../../api.ts";
import { useLanguage } from "../../i18n.tsx";
import { type Drawing, markOf } from "./mark.ts";

export const CONSENT = "sign-v1";

/** An act that went out and was not answered: it goes out again with this key and body, whatever is drawn since. */
export interface Pending {
  readonly key: string;
  readonly body: { readonly manifest: string; readonly consent: string; readonly mark: NonNullable<ReturnType<typeof markOf>> };
}

/** Whether the act was done is not known after these. */
const UNANSWERED: readonly string[] = ["unavailable", "busy", "internal"];

export interface SendingProps {
  readonly session: string;
  readonly manifest: string;
  readonly drawing: Drawing;
  /** Kept above, so that a session that ends takes nothing away. */
  readonly pending: Pending | undefined;
  readonly onPending: (pending: Pending | undefined) => void;
  readonly onSigned: (answer: SignatureAnswer) => void;
  readonly onEnded: () => void;
  /** The state has changed: the link is read again and says what it is. */
  readonly onRefused: () => void;
}

export interface Sending {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly send: () => void;
}

/** One act, whatever is pressed and however often the connection is lost: its key and body stand until it is answered. */
export const useSending = (props: SendingProps): Sending => {
  const { language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const sending = useRef(false);

  const deliver = async ({ key, body }: Pending): Promise<void> => {
    const call = { key, body, authorization: `Session ${props.session}` };
    const outcome = await act<SignatureAnswer>(language, "POST", "/v1/signing/signature", call);
    if (outcome.kind === "offline") return;
    if (outcome.kind === "answer") return props.onSigned(outcome.body);
    const { code } = outcome.problem;
    if (UNANSWERED.includes(code)) return;
    // A try before this one may have been answered to nobody: the same key asks again once the session is proven anew.
    if (code.startsWith("session-")) return props.onEnded();
    props.onPending(undefined);
    setProblem(outcome.problem);
    props.onRefused();
  };

  const send = (): void => {
    const mark = markOf(props.drawing);
    const next = props.pending ?? (mark && { key: actKey(), body: { manifest: props.manifest, consent: CONSENT, mark } });
    if (sending.current || !next) return;
    sending.current = true;
    props.onPending(next);
    setBusy(true);
    setProblem(undefined);
    deliver(next).finally(() => {
      sending.current = false;
      setBusy(false);
    });
  };

  const latest = useRef({ send, pending: props.pending });
  latest.current = { send, pending: props.pending };
  useEffect(() => {
    const back = () => latest.current.pending && latest.current.send();
    back();
    addEventListener("online", back);
    return () => removeEventListener("online", back);
  }, []);
  return { busy, problem, send };
};
