import { fromHex, sha256Hex } from "../../../shared/domain/hash.ts";
import { appended, EMPTY, type LogHead, leafHash, nodeHash } from "../../../shared/tlog/tree.ts";

/** RFC 6962 section 2.1, word for word: MTH(D[n]) with k the largest power of two smaller than n. */
const mth = (leaves: readonly string[]): string => {
  const [first] = leaves;
  if (first === undefined) return sha256Hex("");
  if (leaves.length === 1) return first;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
};
const grown = (leaves: readonly string[]): LogHead => leaves.reduce(appended, EMPTY);

describe("the test vectors of Certificate Transparency", () => {
  const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
  const roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ];

  test.each(roots.map((root, size) => [size, root] as const))("%i leaves have the root %s", (size, root) => {
    const hashes = leaves.slice(0, size).map((leaf) => leafHash(fromHex(leaf)));
    expect(grown(hashes)).toMatchObject({ size, root });
  });
});

test("a text's leaf is that of its UTF-8", () => {
  expect(leafHash("Қол қою")).toBe(leafHash(new TextEncoder().encode("Қол қою")));
});

test("appending gives the root of RFC 6962 at each size to 200, and an edge of one subtree a binary one", () => {
  const leaves = Array.from({ length: 200 }, (_, i) => leafHash(`entry ${i}`));
  let head = EMPTY;
  for (const [index, leaf] of leaves.entries()) {
    head = appended(head, leaf);
    expect(head.root).toBe(mth(leaves.slice(0, index + 1)));
    expect(head.edge).toHaveLength((index + 1).toString(2).replaceAll("0", "").length);
  }
});

test("an edge that does not fit its size is no head to append to", () => {
  const { size, root, edge } = grown(["a", "b", "c"].map(leafHash));
  expect(() => appended({ size, root, edge: edge.slice(1) }, leafHash("d"))).toThrow(RangeError);
  expect(() => appended({ size: 4, root, edge }, leafHash("d"))).toThrow(RangeError);
});
