import { inflate } from "../adapters/inflate.ts";
import { paragraphsOf } from "../adapters/pdf/paragraphs.ts";
import type { Paragraph } from "../domain/comparison/compare.ts";
import { inspectPdf } from "../pades/inspect.ts";
import type { Inspection } from "../usecases/ports.ts";

/** The address gave no file: that says nothing about the file, and is asked again. */
export interface Unread {
  readonly unread: string;
}

/** Reads one hostile file from the address it was given, and says what it is. It has no right but its log. */
export const inspect = async ({ url }: { readonly url: string }): Promise<Inspection | Unread> => {
  const bytes = await bytesAt(url);
  if ("unread" in bytes) return bytes;
  const found = inspectPdf(bytes, inflate);
  if ("refused" in found) return found;
  const paragraphs = await takenOut(bytes);
  return { pages: found.pages, flags: found.flags, ...(paragraphs ? { paragraphs } : {}) };
};

/** A sound file whose text cannot be read is a sound file: it is only not compared. */
const takenOut = async (bytes: Uint8Array): Promise<readonly Paragraph[] | undefined> => {
  try {
    return await paragraphsOf(bytes);
  } catch {
    return undefined;
  }
};

const bytesAt = async (url: string): Promise<Uint8Array | Unread> => {
  try {
    const response = await fetch(url);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : { unread: String(response.status) };
  } catch (error) {
    return { unread: (error as Error).name };
  }
};
