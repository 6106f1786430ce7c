import { useRef, useState } from "preact/hooks";
import type { SigningTextsAnswer } from "../../answers.ts";
import { callApi } from "../../api.ts";
import type { Reading } from "../../components/language-tabs.tsx";
import { useLanguage } from "../../i18n.tsx";
import { prepareLibrary } from "./pdf.ts";
import { useRenewal } from "./renewal.ts";
import { type Checked, type TextFile, textFile } from "./text-file.ts";

/** How far the whole file was fetched and held against what was initialled. */
export type Check =
  | { readonly state: "waiting" }
  | { readonly state: "failed" }
  | { readonly state: "running"; readonly percent: number }
  | { readonly state: "done"; readonly checked: Checked };

export type OnShelf =
  | { readonly state: "loading" | "failed" }
  | { readonly state: "there"; readonly file: TextFile; readonly check: Check };

/** The texts to sign, kept by the SHA-256 of the upload for as long as the page is open. */
export interface Shelf {
  readonly texts: ReadonlyMap<string, OnShelf>;
  readonly readings: ReadonlyMap<string, Reading>;
  readonly load: (sha256: string) => void;
  /** Begins the check of a text that is there, or begins it again after it failed. */
  readonly check: (sha256: string) => void;
  /** The text cannot be read on: it is to be loaded again. */
  readonly fail: (sha256: string) => void;
  readonly mark: (sha256: string, reading: Reading) => void;
}

interface Holder {
  readonly session: string;
  /** A renewed session takes the place of the one shown. */
  readonly onSession: (session: string) => void;
  readonly onEnded: () => void;
  /** The link does not lead to the texts any more: it says why when it is read again. */
  readonly onRefused: () => void;
}

const ENDED: readonly string[] = ["session-expired", "session-invalid"];

/** Where the texts are read, answered anew each time; always for the session that is now held. */
const useAddresses = (holder: Holder) => {
  const { language } = useLanguage();
  const latest = useRef({ ...holder, language });
  latest.current = { ...holder, language };
  return async (): Promise<SigningTextsAnswer | undefined> => {
    const { session, onSession, onEnded, onRefused } = latest.current;
    const call = { authorization: `Session ${session}` };
    const outcome = await callApi<SigningTextsAnswer>(latest.current.language, "GET", "/v1/signing/texts", call);
    if (outcome.kind === "answer") {
      const next = outcome.headers.get("session");
      if (next && latest.current.session === session) onSession(next);
      return outcome.body;
    }
    if (outcome.kind === "problem" && session !== "") {
      if (ENDED.includes(outcome.problem.code)) onEnded();
      else if (outcome.problem.status < 500) onRefused();
    }
    return undefined;
  };
};

/** A map that renders, and whose newest state callbacks see that were made before. */
const useKept = <V>() => {
  const [map, setMap] = useState<ReadonlyMap<string, V>>(new Map());
  const latest = useRef(map);
  const put = (key: string, value: V): void => {
    latest.current = new Map(latest.current).set(key, value);
    setMap(latest.current);
  };
  return { map, get: (key: string) => latest.current.get(key), put };
};

const useTexts = (addresses: () => Promise<SigningTextsAnswer | undefined>) => {
  const { map, get, put } = useKept<OnShelf>();
  const readdress = (sha256: string) => async () => (await addresses())?.texts.find((text) => text.sha256 === sha256);
  const load = async (sha256: string): Promise<void> => {
    const before = get(sha256)?.state;
    if (before === "loading" || before === "there") return;
    put(sha256, { state: "loading" });
    prepareLibrary();
    const text = await readdress(sha256)();
    if (text) put(sha256, { state: "there", file: textFile(text, readdress(sha256)), check: { state: "waiting" } });
    else put(sha256, { state: "failed" });
  };
  const check = async (sha256: string): Promise<void> => {
    const entry = get(sha256);
    if (entry?.state !== "there" || !["waiting", "failed"].includes(entry.check.state)) return;
    const { file } = entry;
    const say = (said: Check): void => {
      const now = get(sha256);
      if (now?.state === "there" && now.file === file) put(sha256, { ...now, check: said });
    };
    say({ state: "running", percent: 0 });
    try {
      say({ state: "done", checked: await file.check(sha256, (percent) => say({ state: "running", percent })) });
    } catch {
      say({ state: "failed" });
    }
  };
  return { map, load, check, fail: (sha256: string) => put(sha256, { state: "failed" }) };
};

export const useShelf = (holder: Holder): Shelf => {
  const addresses = useAddresses(holder);
  useRenewal(holder.session, addresses);
  const { map: texts, load, check, fail } = useTexts(addresses);
  const { map: readings, get, put } = useKept<Reading>();
  return {
    texts,
    readings,
    load: (sha256) => void load(sha256),
    check: (sha256) => void check(sha256),
    fail,
    mark: (sha256, reading) => {
      if (get(sha256) !== "read" && get(sha256) !== reading) put(sha256, reading);
    },
  };
};
