import * as asn1js from "asn1js";
import { equalBytes } from "./bytes.ts";
import { PadesFault } from "./problem.ts";

/** Builders of DER (ITU-T X.690) over asn1js, and the reading of it. */
export type Node = asn1js.BaseBlock;

export const encode = (node: Node): Uint8Array => new Uint8Array(node.toBER());
export const oid = (value: string): Node => new asn1js.ObjectIdentifier({ value });
export const sequence = (...value: Node[]): Node => new asn1js.Sequence({ value });
export const octets = (valueHex: Uint8Array): Node => new asn1js.OctetString({ valueHex });
export const integer = (value: number): Node => new asn1js.Integer({ value });
export const none = (): Node => new asn1js.Null();

/** SET OF: the encodings in ascending order (X.690, 11.6). */
export const setOf = (items: readonly Node[]): Node => new asn1js.Set({ value: sorted(items) });

/** A constructed context-specific tag: explicit around one item, or implicit in place of a sequence's or set's own. */
export const tagged = (tagNumber: number, items: readonly Node[]): Node =>
  new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [...items] });

export const sorted = (items: readonly Node[]): Node[] =>
  items
    .map((item) => ({ item, bytes: encode(item) }))
    .sort((a, b) => compare(a.bytes, b.bytes))
    .map(({ item }) => item);

const compare = (a: Uint8Array, b: Uint8Array): number => {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
};

/** The value that begins the bytes, and its length; undefined where none does. */
export const decodeFirst = (bytes: Uint8Array): { node: Node; length: number } | undefined => {
  try {
    const { offset, result } = asn1js.fromBER(bytes);
    return offset <= 0 || result.error ? undefined : { node: result, length: offset };
  } catch {
    return undefined; // It throws at some contents, such as a time that is none.
  }
};

/** The value of bytes that are DER and nothing more; throws PadesFault `not-der`. */
export const decode = (bytes: Uint8Array): Node => {
  const first = decodeFirst(bytes);
  if (!first || !equalBytes(encode(first.node), bytes)) throw new PadesFault("not-der", "bytes that are not one DER value");
  return first.node;
};

/** The parts of a constructed value; throws PadesFault `not-der` for any other. */
export const childrenOf = (node: Node | undefined): Node[] => {
  if (!(node instanceof asn1js.Constructed)) throw new PadesFault("not-der", "a constructed value was expected");
  return node.valueBlock.value.filter((item): item is Node => item instanceof asn1js.BaseBlock);
};
