import fc from "fast-check";
import { ALGORITHMS, composite, digestOf, LENGTH } from "../../../../infra/local/s3/checksums.ts";

const of = (algorithm: (typeof ALGORITHMS)[number], ...pieces: Uint8Array[]): string => {
  const digest = digestOf(algorithm);
  for (const piece of pieces) digest.update(piece);
  return digest.digest().toString("hex");
};
const check = Buffer.from("123456789");

describe("the check values of the CRC catalogue", () => {
  test.each([
    ["crc32", "cbf43926"],
    ["crc32c", "e3069283"],
    ["crc64nvme", "ae8b14860a799888"],
    ["sha1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441"],
    ["sha256", "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"],
  ] as const)("%s", (algorithm, expected) => {
    expect(of(algorithm, check)).toBe(expected);
  });
});

test("RFC 3720, B.4: CRC-32C of 32 bytes of zeros and of ones", () => {
  expect(of("crc32c", Buffer.alloc(32))).toBe("8a9136aa");
  expect(of("crc32c", Buffer.alloc(32, 0xff))).toBe("62a8ab43");
});

test("a checksum does not depend on how the bytes are cut", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), fc.constantFrom(...ALGORITHMS), (bytes, at, algorithm) => {
      const whole = of(algorithm, bytes);
      expect(whole).toHaveLength(LENGTH[algorithm] * 2);
      expect(of(algorithm, bytes.subarray(0, at), bytes.subarray(at))).toBe(whole);
    }),
  );
});

test("the checksum of checksums is over the raw digests", () => {
  const part = Buffer.from(of("sha256", check), "hex").toString("base64");
  const twice = of("sha256", Buffer.concat([Buffer.from(part, "base64"), Buffer.from(part, "base64")]));
  expect(composite("sha256", [part, part])).toBe(`${Buffer.from(twice, "hex").toString("base64")}-2`);
});
