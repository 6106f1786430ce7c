import { createHash } from "node:crypto";
import { S3Error } from "./errors.ts";
import { chunkSignature, type Signing, sameSignature } from "./sigv4.ts";

/** How a body is framed: with `signing`, each chunk carries a signature; with `trailers`, headers follow the last chunk. */
export interface Framing {
  signing?: Signing;
  /** Filled while the body is read, names in lower case. */
  trailers?: Map<string, string>;
}

const MAX_LINE = 4096;
const CRLF = Buffer.from("\r\n");

interface ByteReader {
  /** The next line without its CRLF. */
  line(): Promise<string>;
  /** The next bytes, in pieces as they arrive. */
  take(count: number): AsyncGenerator<Buffer>;
  /** True where nothing follows. */
  ended(): Promise<boolean>;
  close(): Promise<void>;
}

const incomplete = (): S3Error => new S3Error("IncompleteBody", "The request body is not a well-formed aws-chunked body.");

const byteReader = (source: AsyncIterable<Buffer>): ByteReader => {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await chunks.next();
    if (next.done) return false;
    held = held.length ? Buffer.concat([held, next.value]) : next.value;
    return true;
  };
  const cut = (count: number): Buffer => {
    const piece = held.subarray(0, count);
    held = held.subarray(count);
    return piece;
  };
  return {
    async line() {
      let end = held.indexOf(CRLF);
      while (end < 0) {
        if (held.length > MAX_LINE || !(await more())) throw incomplete();
        end = held.indexOf(CRLF);
      }
      const text = cut(end).toString("latin1");
      cut(CRLF.length);
      return text;
    },
    async *take(count) {
      for (let left = count; left > 0; ) {
        if (held.length === 0 && !(await more())) throw incomplete();
        const piece = cut(Math.min(left, held.length));
        left -= piece.length;
        yield piece;
      }
    },
    ended: async () => held.length === 0 && !(await more()),
    close: async () => {
      await chunks.return?.();
    },
  };
};

const parseChunkHeader = (line: string): { size: number; signature: string } => {
  const match = /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line);
  if (!match?.[1]) throw incomplete();
  return { size: Number.parseInt(match[1], 16), signature: match[2] ?? "" };
};

const readTrailers = async (reader: ByteReader, trailers: Map<string, string> | undefined): Promise<void> => {
  for (let line = await reader.line(); line !== ""; line = await reader.line()) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (!trailers || !name || trailers.has(name))
      throw new S3Error("MalformedTrailerError", "The request contained trailing data that was not well-formed.");
    trailers.set(name, line.slice(colon + 1).trim());
  }
};

/**
 * The payload inside a body with `Content-Encoding: aws-chunked` ("Signature calculations for the authorization header: transferring
 * payload in multiple chunks"). Throws SignatureDoesNotMatch at the first chunk whose signature is not the one the chain demands.
 */
export async function* decodeChunks(source: AsyncIterable<Buffer>, framing: Framing): AsyncGenerator<Buffer> {
  const reader = byteReader(source);
  try {
    yield* readChunks(reader, framing.signing);
    await readTrailers(reader, framing.trailers);
    if (!(await reader.ended())) throw incomplete();
  } finally {
    await reader.close();
  }
}

async function* readChunks(reader: ByteReader, signing: Signing | undefined): AsyncGenerator<Buffer> {
  let previous = signing?.signature ?? "";
  for (let size = -1; size !== 0; ) {
    const header = parseChunkHeader(await reader.line());
    size = header.size;
    const hash = createHash("sha256");
    for await (const piece of reader.take(size)) {
      if (signing) hash.update(piece);
      yield piece;
    }
    if (signing) previous = verifiedChunk(signing, { previous, given: header.signature, sha256: hash.digest("hex") });
    if (size > 0 && (await reader.line()) !== "") throw incomplete();
  }
}

const verifiedChunk = (signing: Signing, chunk: { previous: string; given: string; sha256: string }): string => {
  const computed = chunkSignature(signing, chunk.previous, chunk.sha256);
  if (sameSignature(chunk.given, computed)) return computed;
  throw new S3Error("SignatureDoesNotMatch", "The signature of a chunk does not match the signature we calculated.");
};
