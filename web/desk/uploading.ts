import type { ProposedVersionAnswer } from "../answers.ts";
import { useAct } from "./act.tsx";
import { guessed } from "./guess.ts";
import { sha256OfFile } from "./hashing.ts";
import { isGood, put, type Ticket } from "./put.ts";
import type { Seen } from "./seen.ts";
import { type Chosen, changeChosen, changeUpload, type Flaw, uploadOf, useUpload } from "./uploads.ts";

/** 100 MB, as the API takes it. */
const MAX_BYTES = 100_000_000;
const MAX_NAME = 200;

const flawOf = ({ size }: File): { flaw?: Flaw } =>
  size === 0 ? { flaw: "empty" } : size > MAX_BYTES ? { flaw: "too-large" } : {};

const chosenOf = (file: File): Chosen => ({
  id: crypto.randomUUID(),
  file,
  name: file.name.length > MAX_NAME ? `${file.name.slice(0, MAX_NAME - 4)}.pdf` : file.name,
  language: "",
  original: "",
  step: "chosen",
  done: 0,
  ...flawOf(file),
});

/** Each file's fingerprint, one after another; undefined where one could not be had. */
const fingerprints = async (id: string, signal: AbortSignal): Promise<readonly string[] | undefined> => {
  const found: string[] = [];
  for (const { id: file, file: content } of uploadOf(id).files) {
    changeChosen(id, file, { step: "hashing", done: 0 });
    const sha256 = await sha256OfFile(content, { told: (done) => changeChosen(id, file, { done }), signal });
    const flaw: Flaw | undefined = sha256 === undefined ? "unreadable" : found.includes(sha256) ? "same" : undefined;
    changeChosen(id, file, { step: "chosen", done: 0, ...(flaw && !signal.aborted ? { flaw } : {}) });
    if (sha256 === undefined || flaw || signal.aborted) return undefined;
    found.push(sha256);
  }
  return found;
};

const sendOne = async (id: string, { id: file, file: content, step }: Chosen, signal: AbortSignal): Promise<void> => {
  const ticket = uploadOf(id).tickets.get(file);
  if (!ticket || step === "stored") return;
  changeChosen(id, file, { step: "sending", done: 0 });
  const told = (done: number | undefined): void =>
    changeChosen(id, file, done === undefined ? { step: "retrying" } : { step: "sending", done });
  const done = await put(ticket, { file: content, told, signal });
  changeChosen(id, file, { step: done });
};

/** The files of the next version: chosen, fingerprinted, announced, sent. Tickets are kept, so that what is lost is sent again. */
export const useUploading = (seen: Seen, own: string) => {
  const { id, authenticLanguages, parties } = seen.agreement;
  const { files, working } = useUpload(id);
  const sides = [own, ...parties.map(({ party }) => party).filter((party) => party !== own)];
  const act = useAct<ProposedVersionAnswer>(seen);
  const add = (added: readonly File[]): void => {
    const before = uploadOf(id).files.filter(({ step }) => step !== "stored");
    const all = [...before.map((each): Chosen => ({ ...each, step: "chosen", done: 0 })), ...added.map(chosenOf)];
    changeUpload(id, { tickets: new Map(), files: guessed(all, authenticLanguages, sides) });
  };
  const announce = async (signal: AbortSignal): Promise<boolean> => {
    const hashes = await fingerprints(id, signal);
    if (!hashes) return false;
    const chosen = uploadOf(id).files;
    const announced = chosen.map(({ name, language, original, file }, i) => ({
      name,
      language,
      original,
      bytes: file.size,
      sha256: hashes[i],
    }));
    const answer = await act.send("versions", { files: announced });
    if (answer.kind !== "answer") return false;
    const { uploads } = answer.body;
    const tickets = chosen.flatMap(({ id: file }, i): [string, Ticket][] => (uploads[i] ? [[file, uploads[i]]] : []));
    changeUpload(id, { tickets: new Map(tickets) });
    return true;
  };
  const upload = async (): Promise<void> => {
    const work = new AbortController();
    changeUpload(id, { working: work });
    // Tickets that ran out cannot be used any more: the files are announced anew, as another version.
    const good = uploadOf(id).tickets.size > 0 && [...uploadOf(id).tickets.values()].every(isGood);
    if (good || (await announce(work.signal)))
      await Promise.all(uploadOf(id).files.map((each) => sendOne(id, each, work.signal)));
    changeUpload(id, { working: undefined });
    seen.again();
  };
  return {
    files,
    isWorking: working !== undefined,
    notes: act.notes,
    add,
    upload,
    change: (file: string, part: Partial<Chosen>) => changeChosen(id, file, part),
    remove: (file: string) => changeUpload(id, { tickets: new Map(), files: files.filter((each) => each.id !== file) }),
    stop: () => working?.abort(),
    clear: () => changeUpload(id, { tickets: new Map(), files: [] }),
  };
};
