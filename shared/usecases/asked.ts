import type { Party } from "../domain/agreement/events.ts";
import type { Cause } from "../domain/evidence/chain.ts";
import { agreementStream, sideStream } from "../domain/ids.ts";

/** Who asks at the desk: an officer of exactly one side. */
export interface OfficerOfSide {
  readonly subject: string;
  readonly party: Party;
}

/** A validated request of an officer. `cause` names the command; `seen` is what If-Match said. */
export interface Asked {
  readonly officer: OfficerOfSide;
  readonly cause: Cause;
  readonly seen?: Seen;
}

/** The entity tag of an agreement: which stream its reader saw, and how far (`d3`: draft, version 3; `a5`: agreement, version 5). */
export interface Seen {
  readonly stream: "draft" | "agreement";
  readonly version: number;
}

export const etagOf = ({ streamId, version }: { readonly streamId: string; readonly version: number }): string =>
  `"${streamId.startsWith("side/") ? "d" : "a"}${version}"`;

/** The Seen of an If-Match value; undefined for anything that is no entity tag of ours (RFC 9110 section 13.1.1). */
export const seenOf = (ifMatch: string): Seen | undefined => {
  const match = /^"([da])([1-9]\d{0,8})"$/.exec(ifMatch);
  return match ? { stream: match[1] === "d" ? "draft" : "agreement", version: Number(match[2]) } : undefined;
};

/** The stream that an officer's edit is about: told by what was seen, so it costs one Query. */
export const streamOf = (asked: Asked, agreementId: string): string =>
  asked.seen?.stream === "draft" ? sideStream(asked.officer.party, agreementId) : agreementStream(agreementId);
