import * as asn1js from "asn1js";
import { equalBytes } from "./bytes.ts";
import { type CmsParts, MESSAGE_DIGEST } from "./cms.ts";
import { childrenOf, decodeFirst, encode, type Node } from "./der.ts";
import { PadesFault } from "./problem.ts";

/** A CMS as this house writes it, taken apart; `length` is without the zeros that follow it. */
export interface TakenApart extends CmsParts {
  /** Of the signer's certificate, as its bytes stand. */
  readonly serial: Uint8Array;
  readonly length: number;
}

/** The parts of a detached CMS with one signer; undefined for anything else. Only `assembleCms` shows that it is exactly ours. */
export const takeApart = (contents: Uint8Array): TakenApart | undefined => {
  const first = decodeFirst(contents);
  if (!first) return undefined;
  try {
    return { ...partsOf(first.node), length: first.length };
  } catch (error) {
    if (error instanceof PadesFault) return undefined;
    throw error;
  }
};

const partsOf = (contentInfo: Node): Omit<TakenApart, "length"> => {
  const signedData = childrenOf(childrenOf(childrenOf(contentInfo)[1])[0]);
  const certificates = childrenOf(signedData.find((item) => isTagged(item, 0)));
  const signerInfo = childrenOf(childrenOf(signedData.at(-1))[0]);
  const [issuer, serial] = childrenOf(signerInfo[1]);
  const signer = certificates.find((item) => isIssuedAs(item, issuer, serial));
  const unsigned = signerInfo.find((item) => isTagged(item, 1));
  return {
    digest: messageDigest(childrenOf(signerInfo.find((item) => isTagged(item, 0)))),
    certificate: bytesOf(signer),
    chain: certificates.filter((item) => item !== signer).map(bytesOf),
    signature: payloadOf(signerInfo[5]),
    unsignedAttributes: unsigned ? childrenOf(unsigned).map(bytesOf) : [],
    serial: integerBytes(serial),
  };
};

const isTagged = (node: Node, number: number): boolean => node.idBlock.tagClass === 3 && node.idBlock.tagNumber === number;

const bytesOf = (node: Node | undefined): Uint8Array => {
  if (!node) throw new PadesFault("not-der", "a part is missing");
  return node.valueBeforeDecodeView.slice();
};

const isIssuedAs = (certificate: Node, issuer: Node | undefined, serial: Node | undefined): boolean => {
  const tbs = childrenOf(childrenOf(certificate)[0]);
  const same = (a: Node | undefined, b: Node | undefined) =>
    a !== undefined && b !== undefined && equalBytes(encode(a), encode(b));
  return same(tbs[1], serial) && same(tbs[3], issuer);
};

const payloadOf = (node: Node | undefined): Uint8Array => {
  if (!(node instanceof asn1js.OctetString)) throw new PadesFault("not-der", "an octet string was expected");
  return node.valueBlock.valueHexView.slice();
};

const integerBytes = (node: Node | undefined): Uint8Array => {
  if (!(node instanceof asn1js.Integer)) throw new PadesFault("not-der", "an integer was expected");
  const view = node.valueBlock.valueHexView;
  return view.length > 1 && view[0] === 0 ? view.slice(1) : view.slice();
};

const messageDigest = (attributes: readonly Node[]): Uint8Array => {
  const found = attributes
    .map(childrenOf)
    .find(([type]) => type instanceof asn1js.ObjectIdentifier && type.valueBlock.toString() === MESSAGE_DIGEST);
  return payloadOf(childrenOf(found?.[1])[0]);
};
