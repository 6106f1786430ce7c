import { useRef, useState } from "preact/hooks";
import { act, actKey, type Problem } from "../api.ts";
import { useLanguage } from "../i18n.tsx";

/** Whether the act was done is not known after these: it goes out again under its key, with the same body. */
const UNANSWERED: readonly string[] = ["unavailable", "busy", "internal"];

export type OnceState = "ready" | "busy" | "unanswered" | "done" | Problem;

interface Once {
  readonly path: string;
  readonly authorization: string;
}

/** An act that is done once, whatever is pressed: what was sent and not answered goes out again as it was. */
export const useOnce = ({ path, authorization }: Once) => {
  const { language } = useLanguage();
  const [state, setState] = useState<OnceState>("ready");
  const pending = useRef<{ readonly key: string; readonly body: unknown }>(undefined);
  const sending = useRef(false);
  const deliver = async (body: unknown): Promise<OnceState> => {
    pending.current ??= { key: actKey(), body };
    const outcome = await act<unknown>(language, "POST", path, { ...pending.current, authorization });
    const open = outcome.kind === "offline" || (outcome.kind === "problem" && UNANSWERED.includes(outcome.problem.code));
    if (open) return "unanswered";
    pending.current = undefined;
    return outcome.kind === "answer" ? "done" : outcome.problem;
  };
  const send = async (body: unknown): Promise<OnceState> => {
    if (sending.current) return "busy";
    sending.current = true;
    setState("busy");
    const came = await deliver(body);
    sending.current = false;
    setState(came);
    return came;
  };
  return { state, send, reset: () => setState("ready") };
};
