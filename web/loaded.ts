import { useCallback, useEffect, useState } from "preact/hooks";
import { type Call, callApi, type Method, type Outcome, type Problem } from "./api.ts";
import { useLanguage } from "./i18n.tsx";

/** What a view has of its data. While it is loaded again, the last that is known stays. */
export type Loaded<T> =
  | { readonly state: "loading"; readonly last?: T }
  | { readonly state: "there"; readonly value: T; readonly etag: string }
  | { readonly state: "problem"; readonly problem: Problem; readonly last?: T }
  | { readonly state: "offline"; readonly since: Date; readonly last?: T };

const lastOf = <T>(loaded: Loaded<T>): T | undefined => (loaded.state === "there" ? loaded.value : loaded.last);
const keeping = <T>(last: T | undefined): { last?: T } => (last === undefined ? {} : { last });

/** The same of another value. */
export const mapped = <A, B>(loaded: Loaded<A>, map: (value: A) => B): Loaded<B> => {
  if (loaded.state === "there") return { ...loaded, value: map(loaded.value) };
  const { last, ...rest } = loaded;
  return { ...rest, ...keeping(last === undefined ? undefined : map(last)) };
};

const loadedOf = <T>(outcome: Outcome<T>, last: T | undefined): Loaded<T> => {
  if (outcome.kind === "answer") return { state: "there", value: outcome.body, etag: outcome.etag };
  if (outcome.kind === "problem") return { state: "problem", problem: outcome.problem, ...keeping(last) };
  return { state: "offline", since: new Date(), ...keeping(last) };
};

/** Reads a path of the API and again whenever path or authorization change, the connection is back, or `again` is called. */
export const useApi = <T>(path: string | undefined, call: Pick<Call, "authorization"> = {}): [Loaded<T>, () => void] => {
  const { language } = useLanguage();
  const { authorization } = call;
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "loading" });
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((value) => value + 1), []);
  useEffect(() => setLoaded({ state: "loading" }), [path]);
  useEffect(() => {
    if (path === undefined) return undefined;
    const abort = new AbortController();
    const method: Method = "GET";
    callApi<T>(language, method, path, { signal: abort.signal, ...(authorization ? { authorization } : {}) }).then(
      (outcome) => setLoaded((before) => loadedOf(outcome, lastOf(before))),
      () => {},
    );
    return () => abort.abort();
  }, [language, path, authorization, round]);
  useEffect(() => {
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [again]);
  return [loaded, again];
};
