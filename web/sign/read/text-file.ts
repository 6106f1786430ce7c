import { addressesOf, type Readdress, type SigningText } from "./addresses.ts";
import { fetchWhole } from "./check.ts";
import { equal } from "./parts.ts";
import { fetchRange } from "./ranges.ts";

export interface Part {
  /** As the service names it. */
  readonly expected: string;
  /** As computed here. */
  readonly computed: string;
}

export interface Checked {
  readonly file: Blob;
  readonly parts: readonly Part[];
  /** The upload is byte for byte the initialled file, every part what it was said to be, and what was shown before came from them. */
  readonly unchanged: boolean;
}

/** Upload and tails as one file, of which any range can be read before the whole is there. */
export interface TextFile {
  readonly length: number;
  /** Bytes `begin` to `end` (exclusive). Throws where they do not come. */
  readonly range: (begin: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;
  /** Fetches the whole and holds it, and every range that was read before, against `initialled`, the SHA-256 of the upload. */
  readonly check: (initialled: string, onPercent: (percent: number) => void) => Promise<Checked>;
}

interface Range {
  readonly begin: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const bytesOf = async (file: Blob, begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.slice(begin, end).arrayBuffer());

const isPartOf = async (file: Blob, { begin, bytes }: Range): Promise<boolean> =>
  equal(bytes, await bytesOf(file, begin, begin + bytes.length));

/** Opens a text of the answer. Nothing is fetched yet. */
export const textFile = (text: SigningText, readdress: Readdress): TextFile => {
  const addresses = addressesOf(text, readdress);
  const shown: Range[] = [];
  const held: { whole?: Blob } = {};
  const early = async (begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> => {
    const known = shown.find((range) => range.begin === begin && range.bytes.length === end - begin);
    if (known) return known.bytes;
    const bytes = await fetchRange(addresses, begin, end);
    shown.push({ begin, bytes });
    return bytes;
  };
  const fetched = async (onPercent: (percent: number) => void) => {
    try {
      return await fetchWhole({ parts: addresses.parts() }, onPercent);
    } catch {
      await addresses.renew();
      return fetchWhole({ parts: addresses.parts() }, onPercent);
    }
  };
  return {
    length: text.parts.reduce((sum, { bytes }) => sum + bytes, 0),
    range: async (begin, end) => {
      const bytes = held.whole ? undefined : await early(begin, end);
      // Where the whole came while the range was under way, only what was checked is shown.
      if (held.whole) return bytesOf(held.whole, begin, end);
      return bytes?.slice() ?? new Uint8Array();
    },
    check: async (initialled, onPercent) => {
      const { file, hashes } = await fetched(onPercent);
      held.whole = file;
      const parts = text.parts.map(({ sha256 }, at) => ({ expected: sha256, computed: hashes[at] ?? "" }));
      const asInitialled = parts[0]?.computed === initialled && parts.every(({ expected, computed }) => expected === computed);
      const asShown = await Promise.all(shown.map((range) => isPartOf(file, range)));
      return { file, parts, unchanged: asInitialled && asShown.every(Boolean) };
    },
  };
};
