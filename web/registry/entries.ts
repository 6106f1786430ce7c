import { useEffect, useState } from "preact/hooks";
import type { EntriesAnswer, EntryAnswer } from "../answers.ts";
import { callApi } from "../api.ts";
import { useLanguage } from "../i18n.tsx";
import { mapped, useApi } from "../loaded.ts";
import { listPath, type Query } from "./query.ts";

export interface Entries {
  readonly entries: readonly EntryAnswer[];
  /** Where older ones begin, if any. */
  readonly cursor: string | undefined;
}

interface Older extends Entries {
  /** The list that these continue. */
  readonly of: string;
}

/** The entries of a query, newest first, page by page. */
export const useEntries = (query: Query) => {
  const { language } = useLanguage();
  const path = listPath(query);
  const [first, again] = useApi<EntriesAnswer>(path);
  const [older, setOlder] = useState<Older>();
  const [busy, setBusy] = useState(false);
  useEffect(() => setOlder(undefined), [path]);

  const loaded = mapped(first, (answer) => joined(answer, older?.of === path ? older : undefined));
  const more = async (): Promise<void> => {
    if (busy || loaded.state !== "there" || loaded.value.cursor === undefined) return;
    setBusy(true);
    const outcome = await callApi<EntriesAnswer>(language, "GET", listPath(query, loaded.value.cursor));
    setBusy(false);
    if (outcome.kind !== "answer") return;
    const { entries, cursor } = outcome.body;
    setOlder((before) => ({ of: path, entries: [...(before?.of === path ? before.entries : []), ...entries], cursor }));
  };
  return { loaded, again, more, busy };
};

const joined = ({ entries, cursor }: EntriesAnswer, older: Older | undefined): Entries =>
  older ? { entries: [...entries, ...older.entries], cursor: older.cursor } : { entries, cursor };
