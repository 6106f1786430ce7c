import type { AgreementEvent, Party } from "../domain/agreement/events.ts";
import type { StepName } from "../domain/agreement/steps.ts";
import type { Paragraph } from "../domain/comparison/compare.ts";
import type { StoredEvent } from "../domain/evidence/chain.ts";
import type { ByLanguage, UiLanguage } from "../domain/languages.ts";
import type { Entry } from "../domain/registry/entry.ts";
import type { LogHead } from "../tlog/tree.ts";

export type * from "./limit-ports.ts";
export type * from "./mail-ports.ts";
export type * from "./search-ports.ts";

/*
 * Every port with its contract. What holds for all: a call that throws may or may not have taken hold; the caller repeats it, and every
 * write is conditional, so that a repeat does no harm. Adapters throw Fault and nothing else.
 */

/** A write of another store that joins an append's transaction. Made by the port that owns the row, opaque to everyone else. */
export type Write = object;

/** A next step written with the event that makes it due. `from` is RFC 3339 in UTC. */
export interface StepWrite {
  readonly streamId: string;
  readonly step: StepName;
  readonly version: number;
  readonly from: string;
}

export interface Append {
  readonly events: readonly StoredEvent[];
  readonly due: readonly StepWrite[];
  /** The step that this append completes. */
  readonly done?: { readonly streamId: string; readonly step: StepName };
  readonly with?: readonly Write[];
}

/**
 * The event streams. `read` is strongly consistent, checks the chain (Fault `chain-broken`) and costs one Query. `append` is one
 * transaction, all or nothing, durable when it returns: `lost-race` says that nothing took hold because another append (or the
 * condition of a joined write) was first, and the caller reloads and decides again.
 */
export interface EventStore {
  read(streamId: string): Promise<readonly AgreementEvent[]>;
  /** The same, as it is kept: what a receipt shows. */
  stored(streamId: string): Promise<readonly StoredEvent[]>;
  append(append: Append): Promise<"appended" | "lost-race">;
}

export interface Contact {
  readonly mail: string;
  /** The officer who set it: another one is shown the slot's code. */
  readonly setBy: string;
  /** 32 bytes in hexadecimal, kept here only. */
  readonly salt: string;
}

export interface Officer {
  readonly id: string;
  readonly party: Party;
  readonly name: ByLanguage;
  readonly role: string;
  readonly language: UiLanguage;
  readonly mail: string;
}

export interface CodeRow {
  readonly mac: string;
  readonly generation: number;
}

/** Personal data, erasable. Reads are strongly consistent. */
export interface People {
  contactWrite(agreementId: string, slot: string, contact: Contact): Write;
  contact(agreementId: string, slot: string): Promise<Contact | undefined>;
  /** Keeps the contact that a change puts aside, under the generation that it was of: its holder is told of the change. */
  formerContactWrite(agreementId: string, slot: string, generation: number, contact: Contact): Write;
  formerContact(agreementId: string, slot: string, generation: number): Promise<Contact | undefined>;
  evidenceWrite(agreementId: string, slot: string, evidence: Evidence): Write;
  putOfficer(officer: Officer): Promise<void>;
  officers(party: Party): Promise<readonly Officer[]>;
  /** A new code voids the old one and its tries; the same code again (a repeated command) leaves its tries as they are. */
  putCode(agreementId: string, slot: string, code: CodeRow): Promise<void>;
  /**
   * Counts a try before anything is compared, in one conditional write: `attempt` names the try, and the last one again counts nothing.
   * `locked` when five were counted already, `none` where no code was made.
   */
  countTry(
    agreementId: string,
    slot: string,
    attempt: string,
  ): Promise<{ readonly code: CodeRow; readonly triesLeft: number } | "locked" | "none">;
  /** Nothing where no code is. */
  clearTries(agreementId: string, slot: string): Promise<void>;
}

/** What stood behind a signature; the event keeps its salted hash. */
export interface Evidence {
  readonly address: string;
  readonly userAgent: string;
  readonly salt: string;
}

export type MacKey = "link" | "code" | "session";

/** HMAC-SHA-256 with keys nobody can read. Each role may only do what design §6 gives it. */
export interface Macs {
  generate(key: MacKey, input: string): Promise<Uint8Array>;
  verify(key: MacKey, input: string, mac: Uint8Array): Promise<boolean>;
}

/** Cryptographic randomness. */
export type Random = (bytes: number) => Uint8Array;

export interface Ticket {
  readonly method: "PUT";
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
}

/** Where a stored file lies. A hash in the key is a promise that the bytes have it, which the writer keeps. */
export type Place =
  | { readonly in: "uploads"; readonly key: string }
  | { readonly in: "drafts"; readonly sha256: string }
  /** The text that was taken out of a file of this SHA-256, as JSON: a list of paragraphs. */
  | { readonly in: "paragraphs"; readonly sha256: string }
  | { readonly in: "texts"; readonly sha256: string }
  | { readonly in: "tails"; readonly agreementId: string; readonly sha256: string }
  | { readonly in: "sealed"; readonly sha256: string }
  /** For anyone, once the entry is public: a text or a sealed file. */
  | { readonly in: "public"; readonly sha256: string }
  | { readonly in: "trust"; readonly name: string };

export interface Stored {
  readonly versionId: string;
  readonly bytes: number;
  readonly sha256?: string;
}

/**
 * The files. `put` and `copy` are conditional on absence, carry the SHA-256 that the store checks, and are durable when they return; where the
 * same bytes stand already they answer those.
 */
export interface Files {
  /** A PUT bound by signed headers to this hash, length and type; until `expiresIn` seconds from now. */
  ticket(key: string, file: { readonly sha256: string; readonly bytes: number }, expiresIn: number): Promise<Ticket>;
  /** A GET of one version for `expiresIn` seconds. */
  readUrl(place: Place, options: { readonly versionId?: string; readonly expiresIn: number }): Promise<string>;
  stat(place: Place): Promise<Stored | undefined>;
  get(place: Place, versionId?: string): Promise<Uint8Array>;
  put(place: Place, bytes: Uint8Array): Promise<Stored>;
  copy(from: Place, to: Place, file: { readonly sha256: string; readonly bytes: number }): Promise<Stored>;
}

export type Inspection =
  /** `paragraphs`: the file's text, where it has one that can be taken out. */
  | { readonly pages: number; readonly flags: readonly string[]; readonly paragraphs?: readonly Paragraph[] }
  | { readonly refused: string; readonly detail?: string };

/**
 * Parses a hostile file apart, in a function without rights, from an address it may read. A time-out or a crash is a Fault
 * `inspector-failed`; another code says nothing about the file. `detail` is one short line, whatever the file holds.
 */
export type Inspect = (url: string) => Promise<Inspection>;

/** The register's numbering and its log. */
export interface Register {
  /** Strongly consistent; the token is what `writes` compares and swaps. */
  position(series: string): Promise<{ readonly head: LogHead; readonly ordinal: number }>;
  /** The entry (internal), the counter and the log's head, moved from the position read. */
  writes(entry: Entry, leaf: { readonly index: number; readonly hash: string }, move: RegisterMove): readonly Write[];
  /** The entry as it was registered, whether public or not. */
  internalEntry(number: string): Promise<RegisteredEntry | undefined>;
  /** Shows an entry: by number, by each text's hash, in the list. Showing it again changes nothing. */
  publish(entry: RegisteredEntry): Promise<void>;
}

export interface RegisterMove {
  readonly series: string;
  readonly from: { readonly head: LogHead; readonly ordinal: number };
  readonly to: { readonly head: LogHead; readonly ordinal: number };
}

export interface RegisteredEntry {
  readonly entry: Entry;
  readonly log: { readonly index: number; readonly leafHash: string; readonly size: number; readonly root: string };
}

/** What anyone may ask of the register by name; SearchIndex lists. Only public rows can be reached. */
export interface PublicEntries {
  byNumber(number: string): Promise<RegisteredEntry | undefined>;
  /** Of several agreements with one text, the first in the log. */
  byText(sha256: string): Promise<RegisteredEntry | undefined>;
  byAgreement(agreementId: string): Promise<RegisteredEntry | undefined>;
}

export interface DueStep {
  readonly streamId: string;
  readonly step: StepName;
  readonly version: number;
  readonly dueAt: string;
  readonly attempts: number;
  readonly failure?: StepFailure;
}

/** Why the last run of a step ended without its result: a Fault's code, `internal` for anything else. */
export interface StepFailure {
  readonly at: string;
  readonly code: string;
  readonly retryable: boolean;
}

/** The due items. */
export interface Steps {
  /** Eventually consistent: what is due at `now`, oldest first a shard. */
  due(now: string): Promise<readonly DueStep[]>;
  /** Moves the due time if nobody did since it was read: true for the one who may put it into the queue. */
  lease(step: DueStep, until: string): Promise<boolean>;
  /** A stream's own, in the order of their names; strongly consistent. */
  of(streamId: string): Promise<readonly DueStep[]>;
  /** Keeps why a run failed, for as long as the item stands: nothing where it is done, and gone once a later event makes it due again. */
  failed(streamId: string, step: StepName, failure: StepFailure): Promise<void>;
  /** Deletes it unless a later event made it due again. */
  done(streamId: string, step: StepName, version: number): Promise<void>;
}

/** Puts a step into its reaction's queue, with the time (ISO 8601) of the tick that found it due. */
export type Enqueue = (step: StepName, streamId: string, time: string) => Promise<void>;
