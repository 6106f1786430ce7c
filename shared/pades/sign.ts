import { sha256OfParts, toHex } from "../domain/hash.ts";
import { latin1 } from "./bytes.ts";
import { createCms, type Signer } from "./cms.ts";
import { PadesFault } from "./problem.ts";
import type { UnsignedTail } from "./tail.ts";

/** SHA-256 of everything but the gap: base, then the tail's two parts (ISO 32000-2, 12.8.1). */
export const digestOf = (base: Uint8Array, { bytes, baseLength, gap }: UnsignedTail): Uint8Array => {
  if (base.length !== baseLength)
    throw new PadesFault("wrong-base", `the tail was made for ${baseLength} bytes, not ${base.length}`);
  return sha256OfParts([base, bytes.subarray(0, gap.from - baseLength), bytes.subarray(gap.to - baseLength)]);
};

/**
 * The tail with its CMS. The room is doubled once when the CMS does not fit, which asks for a second signature;
 * then PadesFault `signature-too-large`. The tail given is not changed, so a failed signer leaves nothing half done.
 */
export const signTail = async (base: Uint8Array, tail: UnsignedTail, signer: Signer): Promise<Uint8Array> => {
  const cms = await createCms({ digest: digestOf(base, tail), signer });
  const room = (tail.gap.to - tail.gap.from - 2) / 2;
  if (cms.length <= room) return withContents(tail, cms);
  if (!tail.doubled) throw new PadesFault("signature-too-large", `the CMS has ${cms.length} bytes, its room ${room}`);
  return signTail(base, tail.doubled(), signer);
};

const withContents = ({ bytes, baseLength, gap }: UnsignedTail, cms: Uint8Array): Uint8Array => {
  const signed = bytes.slice();
  signed.set(latin1(toHex(cms)), gap.from + 1 - baseLength);
  return signed;
};
