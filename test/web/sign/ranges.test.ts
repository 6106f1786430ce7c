import { addressesOf, type SigningText } from "../../../web/sign/read/addresses.ts";
import { fetchRange } from "../../../web/sign/read/ranges.ts";

const PARTS = [Uint8Array.of(0, 1, 2, 3), Uint8Array.of(4, 5, 6)];
const textAt = (place: string, parts = PARTS): SigningText => ({
  language: "ru",
  original: "KZ",
  sha256: "a".repeat(64),
  bytes: 4,
  pages: 1,
  parts: parts.map((part, at) => ({ sha256: String(part[0]).repeat(64), bytes: part.length, url: `https://${place}/${at}` })),
});

/** A bucket that answers ranges at the addresses of one place only, as addresses that ran out are refused. */
const answering = (place: string) =>
  jest.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    const { host, pathname } = new URL(String(url));
    if (host !== place) return new Response("", { status: 403 });
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(new Headers(init?.headers).get("range") ?? "") ?? [];
    const part = PARTS[Number(pathname.slice(1))] ?? new Uint8Array();
    return new Response(part.slice(Number(from), Number(to) + 1), { status: 206 });
  });

afterEach(() => jest.restoreAllMocks());

test("a range over two parts is their pieces, joined", async () => {
  answering("first");
  const addresses = addressesOf(textAt("first"), async () => undefined);
  expect([...(await fetchRange(addresses, 2, 6))]).toEqual([2, 3, 4, 5]);
});

test("addresses that ran out are asked for anew, once for all that wait", async () => {
  answering("second");
  const readdress = jest.fn(async () => textAt("second"));
  const addresses = addressesOf(textAt("first"), readdress);
  const read = await Promise.all([fetchRange(addresses, 0, 2), fetchRange(addresses, 4, 7)]);
  expect(read.map((bytes) => [...bytes])).toEqual([
    [0, 1],
    [4, 5, 6],
  ]);
  expect(readdress).toHaveBeenCalledTimes(1);
});

test("a tail that came since is left out, and parts of another file are never taken over", async () => {
  const longer = addressesOf(textAt("first"), async () => textAt("second", [...PARTS, Uint8Array.of(7)]));
  await longer.renew();
  expect(longer.parts().map(({ url }) => url)).toEqual(["https://second/0", "https://second/1"]);
  const other = addressesOf(textAt("first"), async () => textAt("second", [Uint8Array.of(9), Uint8Array.of(4)]));
  await other.renew();
  expect(other.parts().map(({ url }) => url)).toEqual(["https://first/0", "https://first/1"]);
});

test("without a session nobody asks on: the range fails", async () => {
  answering("nowhere");
  const addresses = addressesOf(textAt("first"), async () => undefined);
  await expect(fetchRange(addresses, 0, 2)).rejects.toThrow("403");
});
