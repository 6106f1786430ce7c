import { inflate } from "../adapters/inflate.ts";
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
  return "refused" in found ? found : { pages: found.pages, flags: found.flags };
};

const bytesAt = async (url: string): Promise<Uint8Array | Unread> => {
  try {
    const response = await fetch(url);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : { unread: String(response.status) };
  } catch (error) {
    return { unread: (error as Error).name };
  }
};
