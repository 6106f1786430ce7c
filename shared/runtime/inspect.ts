import { inflate } from "../adapters/inflate.ts";
import { inspectPdf } from "../pades/inspect.ts";
import type { Inspection } from "../usecases/ports.ts";

/** Reads one hostile file from the address it was given, and says what it is. It has no right but its log. */
export const inspect = async ({ url }: { readonly url: string }): Promise<Inspection> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the file could not be read: ${response.status}`);
  const found = inspectPdf(new Uint8Array(await response.arrayBuffer()), inflate);
  return "refused" in found ? found : { pages: found.pages, flags: found.flags };
};
