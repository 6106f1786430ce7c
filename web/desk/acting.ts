import { useRef, useState } from "preact/hooks";
import { act, actKey, type Outcome } from "../api.ts";
import { useLanguage } from "../i18n.tsx";
import { useOfficer } from "./desk.tsx";

export interface Acting<T> {
  readonly busy: boolean;
  /** What came of the last try. */
  readonly outcome: Outcome<T> | undefined;
  readonly run: (path: string, call?: { body?: unknown; ifMatch?: string }) => Promise<Outcome<T>>;
}

/** One act of the officer. A try that nobody answered is repeated under its own key, so that it is done once. */
export const useActing = <T>(): Acting<T> => {
  const { language } = useLanguage();
  const { authorization, expired } = useOfficer();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<T>>();
  const pending = useRef<{ of: string; key: string }>(undefined);
  const run: Acting<T>["run"] = async (path, call = {}) => {
    const of = JSON.stringify([path, call]);
    const key = pending.current?.of === of ? pending.current.key : actKey();
    pending.current = { of, key };
    setBusy(true);
    const outcome = await act<T>(language, "POST", path, { ...call, authorization, key });
    if (outcome.kind !== "offline") pending.current = undefined;
    setBusy(false);
    setOutcome(outcome);
    if (outcome.kind === "problem" && outcome.problem.status === 401) expired();
    return outcome;
  };
  return { busy, outcome, run };
};
