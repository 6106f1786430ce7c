import { isSignedBy } from "../../../shared/pades/chain.ts";
import { ecKey, root, rsaKey } from "./authority.ts";

const bytes = new TextEncoder().encode("what is signed");

describe.each([
  ["P-256", ecKey("P-256")],
  ["P-384", ecKey("P-384")],
  ["RSA", rsaKey(2048)],
])("a %s signature value", (_, key) => {
  test("verifies as it was made", async () => {
    const { certificate } = await root(key);
    expect(await isSignedBy(bytes, await key.sign(bytes), certificate)).toBe(true);
  });

  test("with any one bit flipped, in its DER as in its numbers, is none", async () => {
    const { certificate } = await root(key);
    const value = await key.sign(bytes);
    const accepted: number[] = [];
    for (let bit = 0; bit < value.length * 8; bit++) {
      const flipped = value.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (await isSignedBy(bytes, flipped, certificate)) accepted.push(bit);
    }
    expect(accepted).toEqual([]);
  });
});

/** Signatures are made until s begins with the zero that keeps it positive: half of them do. */
const withPaddedS = async (key: ReturnType<typeof ecKey>): Promise<{ value: Uint8Array; pad: number }> => {
  for (;;) {
    const value = await key.sign(bytes);
    const pad = 4 + (value[3] ?? 0) + 2;
    if (value[pad] === 0) return { value, pad };
  }
};

test.each(["P-256", "P-384"])("a %s number that is longer than the curve's field, or negative, is none", async (curve) => {
  const key = ecKey(curve);
  const { certificate } = await root(key);
  const { value, pad } = await withPaddedS(key);
  expect(await isSignedBy(bytes, value, certificate)).toBe(true);
  for (let first = 1; first < 256; first++) {
    const other = value.slice();
    other[pad] = first;
    expect(await isSignedBy(bytes, other, certificate)).toBe(false);
  }
});

/** A SEQUENCE of two INTEGERs again, with the length of the SEQUENCE in the long form, and with a zero before r. */
const otherEncodings = (value: Uint8Array): Uint8Array[] => {
  const [tag = 0, length = 0, integer = 0, width = 0, ...rest] = value;
  return [
    Uint8Array.of(tag, 0x81, length, integer, width, ...rest),
    Uint8Array.of(tag, length + 1, integer, width + 1, 0, ...rest),
    Uint8Array.of(...value, 0),
  ];
};

test("an ECDSA value in another encoding of the same numbers is none", async () => {
  const key = ecKey();
  const { certificate } = await root(key);
  for (const other of otherEncodings(await key.sign(bytes))) expect(await isSignedBy(bytes, other, certificate)).toBe(false);
});
