import { decode, decodeFirst, encode, octets } from "../../../shared/pades/der.ts";

test("a value that begins the bytes is found with its length", () => {
  const value = encode(octets(Uint8Array.of(1, 2, 3)));
  expect(decodeFirst(Uint8Array.of(...value, 0, 0))).toMatchObject({ length: 5 });
});

test.each([
  ["nothing", []],
  ["a value that is cut short", [0x04, 0x05, 0x01]],
  ["a GeneralizedTime that is no time", [0x18, 0x03, 0x41, 0x42, 0x43]],
  ["a UTCTime that is no time", [0x17, 0x03, 0xff, 0x00, 0x5a]],
])("%s is no value, and nothing is thrown past the room", (_, bytes) => {
  expect(decodeFirst(Uint8Array.from(bytes))).toBeUndefined();
  expect(() => decode(Uint8Array.from(bytes))).toThrow(expect.objectContaining({ code: "not-der" }));
});
