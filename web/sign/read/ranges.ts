import type { Addresses } from "./addresses.ts";
import { joined, type Piece, piecesOf } from "./parts.ts";

const PAUSES_MS = [500, 2000, 5000];

class Unanswered extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`a range was not answered: ${status}`);
    this.status = status;
  }
}

const fetchPiece = async (url: string, { from, to }: Piece): Promise<Uint8Array> => {
  const headers = { range: `bytes=${from}-${to - 1}` };
  const response = await fetch(url, { headers, credentials: "omit", cache: "no-store" });
  if (response.status !== 206) {
    await response.body?.cancel();
    throw new Unanswered(response.status);
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length !== to - from) throw new Unanswered(response.status);
  return bytes;
};

const fetchOnce = async (addresses: Addresses, begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> => {
  const parts = addresses.parts();
  const sizes = parts.map(({ bytes }) => bytes);
  return joined(await Promise.all(piecesOf(sizes, begin, end).map((piece) => fetchPiece(parts[piece.part]?.url ?? "", piece))));
};

/** Bytes `begin` to `end` (exclusive) of the joined parts, asked for up to four times. Throws where they do not come. */
export const fetchRange = async (addresses: Addresses, begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> => {
  for (const pause of PAUSES_MS) {
    try {
      return await fetchOnce(addresses, begin, end);
    } catch (error) {
      if (error instanceof Unanswered && error.status === 403) await addresses.renew();
      else await new Promise((wake) => setTimeout(wake, pause));
    }
  }
  return fetchOnce(addresses, begin, end);
};
