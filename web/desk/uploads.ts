import { useEffect, useState } from "preact/hooks";
import type { Ticket } from "./put.ts";

/** What keeps a file from being sent. */
export type Flaw = "too-large" | "empty" | "unreadable" | "same";

/** A chosen file, what it is, and how far its way has gone. */
export interface Chosen {
  readonly id: string;
  readonly file: File;
  readonly name: string;
  readonly language: string;
  readonly original: string;
  readonly step: "chosen" | "hashing" | "sending" | "retrying" | "stored" | "refused" | "offline" | "stopped";
  /** Bytes that are done of the step. */
  readonly done: number;
  readonly flaw?: Flaw;
}

export interface Upload {
  readonly files: readonly Chosen[];
  readonly tickets: ReadonlyMap<string, Ticket>;
  /** Ends what is under way. */
  readonly working: AbortController | undefined;
}

const NOTHING: Upload = { files: [], tickets: new Map(), working: undefined };

/** By agreement, while this document stands: who looks at another page meanwhile finds the upload as far as it has come. */
const uploads = new Map<string, Upload>();
const watchers = new Set<() => void>();

export const uploadOf = (id: string): Upload => uploads.get(id) ?? NOTHING;

export const changeUpload = (id: string, part: Partial<Upload>): void => {
  uploads.set(id, { ...uploadOf(id), ...part });
  guardLeaving();
  for (const told of watchers) told();
};

export const changeChosen = (id: string, file: string, part: Partial<Chosen>): void =>
  changeUpload(id, { files: uploadOf(id).files.map((each) => (each.id === file ? { ...each, ...part } : each)) });

export const useUpload = (id: string): Upload => {
  const [, redraw] = useState(0);
  useEffect(() => {
    const told = (): void => redraw((times) => times + 1);
    watchers.add(told);
    return () => void watchers.delete(told);
  }, []);
  return uploadOf(id);
};

const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Chosen files are gone with the document: the browser asks first while one is not sent. */
const guardLeaving = (): void => {
  const isOpen = [...uploads.values()].some(({ files }) => files.some(({ step }) => step !== "stored"));
  (isOpen ? addEventListener : removeEventListener)("beforeunload", ask);
};
