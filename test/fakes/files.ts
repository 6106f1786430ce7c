import { Fault } from "../../shared/domain/fault.ts";
import { sha256Hex } from "../../shared/domain/hash.ts";
import type { Files, Place, Stored } from "../../shared/usecases/ports.ts";
import type { Faults } from "./faults.ts";

export interface FakeFiles extends Files {
  /** What a holder of a ticket does. */
  readonly upload: (key: string, bytes: Uint8Array | string) => void;
  /** Other bytes under a key, behind the port's back. */
  readonly tamper: (place: Place, bytes: Uint8Array | string) => void;
  /** Keys as they stand, by kind of place. */
  readonly in: (kind: Place["in"]) => readonly string[];
}

interface Kept extends Stored {
  readonly kind: Place["in"];
  readonly sha256: string;
  readonly content: Uint8Array;
}

const nameOf = (place: Place): string => {
  if (place.in === "uploads") return place.key;
  if (place.in === "trust") return `trust/${place.name}`;
  return place.in === "tails" ? `tails/${place.agreementId}/${place.sha256}` : `${place.in}/${place.sha256}`;
};

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

/** The files: every write is conditional on absence and checked against its hash, as the store does it. */
export const fakeFiles = (faults: Faults): FakeFiles => {
  const kept = new Map<string, Kept>();
  const keep = (place: Place, content: Uint8Array): Stored => {
    const versionId = `v${kept.size + 1}`;
    kept.set(nameOf(place), { kind: place.in, versionId, bytes: content.length, sha256: sha256Hex(content), content });
    return { versionId, bytes: content.length, sha256: sha256Hex(content) };
  };
  const standing = (place: Place): Kept => {
    const file = kept.get(nameOf(place));
    if (!file) throw new Fault("object-missing", `${nameOf(place)} does not stand`);
    return file;
  };
  const write = (place: Place, content: Uint8Array): Stored => {
    const file = kept.get(nameOf(place));
    if (!file) return keep(place, content);
    if (file.sha256 !== sha256Hex(content)) throw new Fault("object-differs", `${nameOf(place)} stands with other bytes`);
    return { versionId: file.versionId, bytes: file.bytes, sha256: file.sha256 };
  };
  return {
    upload: (key, bytes) => void write({ in: "uploads", key }, bytesOf(bytes)),
    tamper: (place, bytes) => void kept.set(nameOf(place), { ...standing(place), content: bytesOf(bytes) }),
    in: (kind) => [...kept].filter(([, file]) => file.kind === kind).map(([name]) => name),
    ticket: async (key, { sha256, bytes }, expiresIn) => ({
      method: "PUT",
      url: `https://intake.test/${key}?expires=${expiresIn}`,
      headers: { "content-length": String(bytes), "x-amz-checksum-sha256": sha256 },
    }),
    readUrl: async (place, { versionId = "", expiresIn }) =>
      `https://files.test/${nameOf(place)}?versionId=${versionId}&expires=${expiresIn}`,
    stat: (place) =>
      faults.around("stat", () => {
        const { versionId, bytes, sha256 } = kept.get(nameOf(place)) ?? {};
        return versionId && bytes !== undefined && sha256 ? { versionId, bytes, sha256 } : undefined;
      }),
    get: (place, versionId) =>
      faults.around("get", () => {
        const file = standing(place);
        if (versionId && versionId !== file.versionId) throw new Fault("object-missing", `${nameOf(place)} has no ${versionId}`);
        return file.content;
      }),
    put: (place, bytes) => faults.around("put", () => write(place, bytes)),
    copy: (from, to, { sha256 }) =>
      faults.around("copy", () => {
        const { content } = standing(from);
        if (sha256Hex(content) !== sha256) throw new Fault("object-differs", `${nameOf(from)} is not ${sha256}`);
        return write(to, content);
      }),
  };
};
