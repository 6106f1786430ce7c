import { createHash } from "node:crypto";
import { sha256 } from "@noble/hashes/sha2.js";
import fc from "fast-check";
import { sha256Bytes, sha256Hex, sha256OfParts } from "../../../shared/domain/hash.ts";

test("FIPS 180-4's examples", () => {
  expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("Node's hashing and the portable one give the same", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256Bytes(bytes)).toEqual(sha256(bytes));
      expect(sha256Bytes(bytes)).toEqual(new Uint8Array(createHash("sha256").update(bytes).digest()));
    }),
  );
});

test("parts are hashed as if they were joined", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 5 }), (parts) => {
      expect(sha256OfParts(parts)).toEqual(sha256Bytes(Buffer.concat(parts)));
    }),
  );
});
