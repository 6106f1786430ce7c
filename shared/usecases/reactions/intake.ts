import type { CommandOf } from "../../domain/agreement/commands.ts";
import type { AnnouncedFile, Text } from "../../domain/agreement/events.ts";
import type { Version } from "../../domain/agreement/state.ts";
import type { Paragraph } from "../../domain/comparison/compare.ts";
import { Fault } from "../../domain/fault.ts";
import type { Files, Inspect, Inspection, Stored } from "../ports.ts";
import { uploadKey } from "../propose-version.ts";
import { type ReactionPorts, react } from "./reaction.ts";

interface Ports extends ReactionPorts {
  readonly files: Files;
  readonly inspect: Inspect;
}

type Refused = Omit<CommandOf<"refuse-text">, "type" | "number">;

/** Seconds that the inspector may read from an address. */
const INSPECT_SECONDS = 120;

/**
 * Takes a version's files in once all of them are there: each is inspected apart, and its exact bytes are kept under their SHA-256. A file
 * that is no sound PDF refuses the version; one that never comes does so when the tickets have run out, as of `asOf`.
 */
export const intake = (ports: Ports, streamId: string, asOf = ports.now()): Promise<void> =>
  react(ports, "intake", streamId, async ({ state }) => {
    const version = state.versions.at(-1);
    if (!version) return undefined;
    const { number } = version;
    const uploads = await Promise.all(
      version.files.map((_, index) => ports.files.stat({ in: "uploads", key: uploadKey(streamId, number, index) })),
    );
    const complete = uploads.every((upload) => upload !== undefined);
    if (!complete) {
      if (asOf.toISOString() < version.ticketsUntil) return undefined;
      const missing = version.files.filter((_, index) => !uploads[index]).map(({ name }) => name);
      return refusal(number, { code: "upload-incomplete", detail: missing.join(", ") });
    }
    return takenIn(ports, { streamId, version, uploads });
  });

const refusal = (number: number, reason: Refused) => ({ command: { type: "refuse-text", number, ...reason } as const });

interface Arrived {
  readonly streamId: string;
  readonly version: Version;
  readonly uploads: readonly Stored[];
}

const takenIn = async (ports: Ports, { streamId, version, uploads }: Arrived) => {
  const texts: Text[] = [];
  for (const [index, file] of version.files.entries()) {
    const upload = uploads[index];
    // The signed headers bound the upload to these; what the store says it holds is checked all the same.
    if (upload?.sha256 !== file.sha256 || upload.bytes !== file.bytes)
      return refusal(version.number, { code: "upload-differs", file: file.name });
    const place = { in: "uploads", key: uploadKey(streamId, version.number, index) } as const;
    const url = await ports.files.readUrl(place, { versionId: upload.versionId, expiresIn: INSPECT_SECONDS });
    const found = await inspectTwice(ports.inspect, url);
    if ("refused" in found)
      return refusal(version.number, { code: found.refused, file: file.name, ...(found.detail ? { detail: found.detail } : {}) });
    await ports.files.copy(place, { in: "drafts", sha256: file.sha256 }, file);
    await keepParagraphs(ports.files, file.sha256, found.paragraphs);
    texts.push(textOf(file, found));
  }
  return { command: { type: "accept-text", number: version.number, texts } as const };
};

/** What stands there already was taken out of the same bytes, perhaps by an earlier release. */
const keepParagraphs = async (files: Files, sha256: string, paragraphs: readonly Paragraph[] | undefined): Promise<void> => {
  const place = { in: "paragraphs", sha256 } as const;
  if (!paragraphs || (await files.stat(place))) return;
  await files.put(place, new TextEncoder().encode(JSON.stringify(paragraphs)));
};

const textOf = (
  { language, original, sha256, bytes }: AnnouncedFile,
  { pages, flags }: Extract<Inspection, { pages: number }>,
): Text => ({
  language,
  original,
  sha256,
  bytes,
  pages,
  flags,
});

/** A file that twice makes the inspector time out or run out of memory is hostile. */
const inspectTwice = async (inspect: Inspect, url: string): Promise<Inspection> => {
  for (let tries = 0; tries < 2; tries++) {
    try {
      return await inspect(url);
    } catch (error) {
      if (!(error instanceof Fault && error.code === "inspector-failed")) throw error;
    }
  }
  return { refused: "pdf-hostile", detail: "the file could not be read within bounded time and memory" };
};
