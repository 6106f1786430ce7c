import { fromHex, sha256Bytes, toHex } from "../domain/hash.ts";

/**
 * The head of an append-only Merkle tree (RFC 6962 section 2.1): its size, its root, and the roots of the perfect subtrees along its
 * right edge, largest first, which suffice to append. Hashes are hexadecimal.
 */
export interface LogHead {
  readonly size: number;
  readonly root: string;
  readonly edge: readonly string[];
}

const LEAF = new Uint8Array([0]);
const NODE = new Uint8Array([1]);

const joined = (...parts: Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

/** MTH({d}) = SHA-256(0x00 || d), of the bytes, or of the UTF-8 of a text. */
export const leafHash = (data: Uint8Array | string): string =>
  toHex(sha256Bytes(joined(LEAF, typeof data === "string" ? new TextEncoder().encode(data) : data)));

/** SHA-256(0x01 || left || right). */
export const nodeHash = (left: string, right: string): string => toHex(sha256Bytes(joined(NODE, fromHex(left), fromHex(right))));

/** The hash of an empty tree is that of an empty text. */
export const EMPTY: LogHead = { size: 0, root: toHex(sha256Bytes("")), edge: [] };

/**
 * One leaf further: as many subtrees close as the old size has trailing ones in binary.
 * Throws a RangeError on a head whose edge has not one subtree for each one of its size in binary.
 */
export const appended = ({ size, edge }: LogHead, leaf: string): LogHead => {
  if (edge.length !== size.toString(2).replaceAll("0", "").length) {
    throw new RangeError(`a tree of ${size} leaves has other than ${edge.length} subtrees along its edge`);
  }
  const next = [...edge];
  let node = leaf;
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) node = nodeHash(next.pop() ?? "", node);
  next.push(node);
  return { size: size + 1, root: next.reduceRight((right, left) => nodeHash(left, right)), edge: next };
};
