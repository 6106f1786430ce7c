import { useRef, useState } from "preact/hooks";
import type { ProposedVersionAnswer } from "../answers.ts";
import { useAct } from "./act.tsx";
import { sha256OfFile } from "./hashing.ts";
import { put, type Ticket } from "./put.ts";
import type { Seen } from "./seen.ts";

/** A chosen file, what it is, and how far its way has gone. */
export interface Chosen {
  readonly id: string;
  readonly file: File;
  readonly language: string;
  readonly original: string;
  readonly step: "chosen" | "hashing" | "sending" | "retrying" | "stored" | "refused" | "offline";
  readonly share: number;
}

const guessed = (name: string, languages: readonly string[]): string =>
  languages.find((tag) => new RegExp(`(^|[^a-z])${tag.split("-")[0]}([^a-z]|$)`, "i").test(name)) ?? "";

/** Takes the files named, then those that are left in the order of the languages that are left. */
const assigned = (files: readonly Chosen[], languages: readonly string[]): Chosen[] => {
  const free = languages.filter((tag) => !files.some(({ language }) => language === tag));
  return files.map((each) => (each.language === "" ? { ...each, language: free.shift() ?? languages[0] ?? "" } : each));
};

/** The files of the next version: chosen, fingerprinted, announced, sent. Tickets are kept, so that what is lost is sent again. */
export const useUploading = (seen: Seen, own: string) => {
  const { authenticLanguages } = seen.agreement;
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const [working, setWorking] = useState(false);
  const tickets = useRef<ReadonlyMap<string, Ticket>>(new Map());
  const act = useAct<ProposedVersionAnswer>(seen);
  const change = (id: string, part: Partial<Chosen>): void =>
    setFiles((before) => before.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const add = (added: readonly File[]): void => {
    tickets.current = new Map();
    const fresh = added.map((file) => ({
      id: crypto.randomUUID(),
      file,
      language: guessed(file.name, authenticLanguages),
      original: own,
      step: "chosen" as const,
      share: 0,
    }));
    setFiles((before) => assigned([...before, ...fresh], authenticLanguages));
  };
  const announce = async (): Promise<boolean> => {
    const announced = [];
    for (const { id, file, language, original } of files) {
      change(id, { step: "hashing" });
      const sha256 = await sha256OfFile(file);
      change(id, { step: "chosen" });
      if (sha256 === undefined) return false;
      announced.push({ name: file.name, language, original, bytes: file.size, sha256 });
    }
    const answer = await act.send("versions", { files: announced });
    if (answer.kind !== "answer") return false;
    const { uploads } = answer.body;
    tickets.current = new Map(files.flatMap(({ id }, i) => (uploads[i] ? [[id, uploads[i]] as const] : [])));
    return true;
  };
  const sendOne = async ({ id, file, step }: Chosen): Promise<void> => {
    const ticket = tickets.current.get(id);
    if (!ticket || step === "stored") return;
    change(id, { step: "sending", share: 0 });
    const done = await put(ticket, file, (share) =>
      change(id, share === undefined ? { step: "retrying" } : { step: "sending", share }),
    );
    change(id, { step: done });
  };
  const upload = async (): Promise<void> => {
    setWorking(true);
    if (tickets.current.size > 0 || (await announce())) await Promise.all(files.map(sendOne));
    setWorking(false);
    seen.again();
  };
  const remove = (id: string): void => setFiles((before) => before.filter((each) => each.id !== id));
  const clear = (): void => {
    tickets.current = new Map();
    setFiles([]);
  };
  return { files, working: working || act.busy, notes: act.notes, add, change, remove, upload, clear };
};
