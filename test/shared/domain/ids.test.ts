import fc from "fast-check";
import { sha256Hex } from "../../../shared/domain/hash.ts";
import {
  AGREEMENT_ID,
  agreementIdOf,
  agreementIdOfStream,
  agreementStream,
  base32,
  commandIdOf,
  sideStream,
} from "../../../shared/domain/ids.ts";
import { ID } from "../../fixtures/agreement.ts";

test("SHA-256 is that of FIPS 180-4, of bytes and of UTF-8", () => {
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256Hex(new TextEncoder().encode("Қол қою"))).toBe(sha256Hex("Қол қою"));
});

test.each([
  [[0, 0, 0, 0, 0], "00000000"],
  [[255, 255, 255, 255, 255], "zzzzzzzz"],
  [[0x00, 0x44, 0x32, 0x14, 0xc7], "01234567"],
  [[0x42, 0x54, 0xb6, 0x35, 0xcf], "89abcdef"],
])("Crockford's base32 of %j is %s", (bytes, text) => {
  expect(base32(new Uint8Array(bytes))).toBe(text);
});

test("a command's id wants the same principal, route and key", () => {
  const id = commandIdOf("a", "b", "c");
  expect(commandIdOf("a", "b", "c")).toBe(id);
  expect(new Set([id, commandIdOf("ab", "", "c"), commandIdOf("a", "bc", ""), commandIdOf("c", "b", "a")]).size).toBe(4);
});

test("an agreement's id never comes out otherwise: a repeated creation finds its agreement by it", () => {
  expect(agreementIdOf(commandIdOf("officer", "POST /v1/agreements", "key"))).toBe("3frsf7nww69fcjvj");
});

test("an agreement's id is found again in each of its streams", () => {
  fc.assert(
    fc.property(fc.string(), (key) => {
      const id = agreementIdOf(commandIdOf("officer", "POST /v1/agreements", key));
      expect(id).toMatch(AGREEMENT_ID);
      expect([agreementStream(id), sideStream("UZ", id)].map(agreementIdOfStream)).toEqual([id, id]);
    }),
  );
});

test.each([
  `commission/${ID}`,
  `side/kz/${ID}`,
  `agreement/${ID}/x`,
  "agreement/short",
])("%s is no agreement's stream", (stream) => {
  expect(agreementIdOfStream(stream)).toBeUndefined();
});
