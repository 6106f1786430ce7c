import { base32 } from "../domain/ids.ts";

/** Characters of an access code: 40 bits, against five tries. */
const LENGTH = 8;

/** An access code made of 5 random bytes or more, as it is shown: two groups of four. */
export const newAccessCode = (random: Uint8Array): string => {
  const code = base32(random.subarray(0, 5)).slice(0, LENGTH).toUpperCase();
  return `${code.slice(0, 4)}-${code.slice(4)}`;
};

/** As a person types it: any case, spaces and dashes, and Crockford's look-alikes (o for 0, i and l for 1). */
export const normalizedCode = (typed: string): string =>
  typed.toLowerCase().replace(/[\s-]/g, "").replaceAll("o", "0").replace(/[il]/g, "1");

/** What a code is drawn from with the key nobody can read: the same command draws the same code, so that a repeat voids nothing. */
export const drawInput = (slot: Parameters<typeof codeInput>[0], commandId: string): string =>
  ["access-code-draw/v1", slot.agreementId, slot.slot, slot.generation, commandId].join("\n");

/** What the code's MAC is over: purpose and version, then agreement, slot, generation. */
export const codeInput = (
  slot: { readonly agreementId: string; readonly slot: string; readonly generation: number },
  code: string,
): string => ["access-code/v1", slot.agreementId, slot.slot, slot.generation, normalizedCode(code)].join("\n");
