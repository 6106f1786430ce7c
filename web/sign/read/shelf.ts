import { useEffect, useRef, useState } from "preact/hooks";
import type { SigningSlotAnswer, SigningTextsAnswer } from "../../answers.ts";
import { callApi } from "../../api.ts";
import type { Reading } from "../../components/language-tabs.tsx";
import { useLanguage } from "../../i18n.tsx";
import { type FetchedText, fetchText } from "./fetched.ts";

export type OnShelf =
  | { readonly state: "loading"; readonly percent: number }
  | { readonly state: "there"; readonly text: FetchedText }
  | { readonly state: "failed" };

/** The texts to sign, kept by the SHA-256 of the upload for as long as the page is open. */
export interface Shelf {
  readonly texts: ReadonlyMap<string, OnShelf>;
  readonly readings: ReadonlyMap<string, Reading>;
  readonly load: (sha256: string) => void;
  readonly mark: (sha256: string, reading: Reading) => void;
}

interface Holder {
  readonly session: string;
  /** A renewed session takes the place of the one shown. */
  readonly onSession: (session: string) => void;
  readonly onEnded: () => void;
}

const ENDED: readonly string[] = ["session-expired", "session-invalid"];
/** A session is good for 15 minutes and renewed in its second half; reading on keeps it. */
const RENEW_MS = 4 * 60_000;

/** Where the texts are read, answered anew each time: its addresses are good for five minutes. */
const useAddresses = ({ session, onSession, onEnded }: Holder) => {
  const { language } = useLanguage();
  return async (): Promise<SigningTextsAnswer | undefined> => {
    const call = { authorization: `Session ${session}` };
    const outcome = await callApi<SigningTextsAnswer>(language, "GET", "/v1/signing/texts", call);
    if (outcome.kind === "answer") {
      const next = outcome.headers.get("session");
      if (next) onSession(next);
      return outcome.body;
    }
    if (outcome.kind === "problem" && ENDED.includes(outcome.problem.code)) onEnded();
    return undefined;
  };
};

/** Renews the session while its holder reads. */
const useRenewal = (session: string, renew: () => unknown): void => {
  const latest = useRef(renew);
  latest.current = renew;
  useEffect(() => {
    if (session === "") return undefined;
    let active = false;
    const note = () => {
      active = true;
    };
    const timer = setInterval(() => {
      if (active) latest.current();
      active = false;
    }, RENEW_MS);
    const signs = ["pointerdown", "keydown", "wheel", "touchmove"];
    for (const sign of signs) addEventListener(sign, note, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, note);
    };
  }, [session]);
};

const withEntry = <V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> => new Map(map).set(key, value);

export const useShelf = (holder: Holder): Shelf => {
  const [texts, setTexts] = useState<ReadonlyMap<string, OnShelf>>(new Map());
  const [readings, setReadings] = useState<ReadonlyMap<string, Reading>>(new Map());
  const addresses = useAddresses(holder);
  useRenewal(holder.session, addresses);
  const put = (sha256: string, entry: OnShelf) => setTexts((before) => withEntry(before, sha256, entry));
  const fetchOnto = async (sha256: string): Promise<void> => {
    put(sha256, { state: "loading", percent: 0 });
    try {
      const text = (await addresses())?.texts.find((each) => each.sha256 === sha256);
      if (!text) return put(sha256, { state: "failed" });
      const onProgress = (percent: number) => put(sha256, { state: "loading", percent });
      put(sha256, { state: "there", text: await fetchText(text, sha256, onProgress) });
    } catch {
      put(sha256, { state: "failed" });
    }
  };
  return {
    texts,
    readings,
    load: (sha256) => void fetchOnto(sha256),
    mark: (sha256, reading) =>
      setReadings((before) => (before.get(sha256) === "read" ? before : withEntry(before, sha256, reading))),
  };
};

/** Texts that were not opened yet, or whose bytes are not the initialled ones: what stands before signing. */
export const unopened = ({ texts }: SigningSlotAnswer, { readings }: Shelf): SigningSlotAnswer["texts"] =>
  texts.filter(({ sha256 }) => !readings.has(sha256));

export const changed = ({ texts }: SigningSlotAnswer, shelf: Shelf): SigningSlotAnswer["texts"] =>
  texts.filter(({ sha256 }) => {
    const entry = shelf.texts.get(sha256);
    return entry?.state === "there" && !entry.text.unchanged;
  });
