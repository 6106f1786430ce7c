import type { AnnouncedFile } from "../domain/agreement/events.ts";
import { isRefusal } from "../domain/agreement/refusals.ts";
import type { Agreement } from "../domain/agreement/state.ts";
import type { Asked } from "./asked.ts";
import { edit } from "./edit.ts";
import type { ExecutionRefusal } from "./execute.ts";
import type { EventStore, Files, Ticket } from "./ports.ts";

/** Seconds that an upload ticket is good for. */
export const TICKET_SECONDS = 3600;

/** Where a file of a version is uploaded; intake finds the version again from it. */
export const uploadKey = (streamId: string, number: number, index: number): string =>
  `uploads/${streamId}/${number}/${index}.pdf`;

/** The stream of an upload's key; undefined for another key. */
export const streamOfUpload = (key: string): string | undefined =>
  /^uploads\/((?:agreement|side\/[A-Z]{2})\/[0-9a-z]{16})\/\d+\/\d+\.pdf$/.exec(key)?.[1];

export interface Proposed {
  readonly state: Agreement;
  readonly number: number;
  readonly uploads: readonly (Ticket & { readonly name: string; readonly expiresAt: string })[];
}

/** Announces a version's files. Each gets a ticket that takes exactly its bytes; a repeat gets the same tickets, while they last. */
export const proposeVersion = async (
  { store, files }: { readonly store: EventStore; readonly files: Files },
  asked: Asked,
  { agreementId, announced }: { readonly agreementId: string; readonly announced: readonly AnnouncedFile[] },
): Promise<Proposed | ExecutionRefusal> => {
  const ticketsUntil = new Date(Date.parse(asked.cause.at) + TICKET_SECONDS * 1000).toISOString();
  const outcome = await edit(store, asked, {
    agreementId,
    command: { type: "propose-version", by: asked.officer.party, files: announced, ticketsUntil },
  });
  if (isRefusal(outcome)) return outcome;
  const { state } = outcome;
  const version = state.versions.at(-1);
  if (!version) return { state, number: 0, uploads: [] };
  const left = Math.floor((Date.parse(version.ticketsUntil) - Date.parse(asked.cause.at)) / 1000);
  const uploads =
    left <= 0
      ? []
      : version.files.map(async (file, index) => ({
          ...(await files.ticket(uploadKey(state.streamId, version.number, index), file, left)),
          name: file.name,
          expiresAt: version.ticketsUntil,
        }));
  return { state, number: version.number, uploads: await Promise.all(uploads) };
};
