import { sha256Hex } from "../../../shared/domain/hash.ts";
import { affixRevision } from "../../../shared/pades/affix.ts";
import { concat } from "../../../shared/pades/bytes.ts";
import { signTail } from "../../../shared/pades/sign.ts";
import { prepareRevision, type SigningCopy } from "../../../shared/pades/signing-copy.ts";
import { certifier, root, signatory, signedAt } from "./authority.ts";
import { inflate } from "./inflate.ts";
import { onePage } from "./pages.ts";

export const people = ["Әлихан Қасымұлы Өтебаев", "Gʻulom Oʻktamovich Toʻrayev"] as const;
const rects = [
  [60, 560, 320, 650],
  [60, 430, 320, 520],
] as const;

/** What revision 1 of an upload is made of: a signature page, two slots, a certification, and the field kept for a timestamp. */
export const signingCopy = async (upload: Uint8Array): Promise<SigningCopy> => {
  const placeholder = await onePage([260, 90], ["Место подписи"], true);
  return {
    upload,
    uploadSha256: sha256Hex(upload),
    page: await onePage([595, 842], ["Қол қою парағы", "Imzolar sahifasi", "Страница подписей"]),
    fields: rects.map((rect, i) => ({ name: `slot-${i + 1}`, rect, tooltip: `Подпись ${i + 1}`, placeholder })),
    certification: { fieldName: "certification", signedAt, name: "Депозитарий", reason: "Удостоверение текста (Ташкент)" },
    timestampField: "timestamp-1",
  };
};

export interface Sealed {
  readonly upload: Uint8Array;
  readonly tails: readonly Uint8Array[];
  readonly file: Uint8Array;
  readonly root: Uint8Array;
}

/** prepare, then affix once for each of the people. */
export const ceremony = async (upload: Uint8Array): Promise<Sealed> => {
  const authority = await root();
  const tails = [await signTail(upload, prepareRevision(await signingCopy(upload), inflate), await certifier(authority))];
  for (const [i, person] of people.entries()) {
    const base = concat([upload, ...tails]);
    const appearance = await onePage([260, 90], [person, "20.11.2026"], true);
    const statement = { signedAt, name: person, reason: `Қол қойды (${i + 1}) /ByteRange`, location: "Toshkent" };
    const tail = affixRevision({ base, fieldName: `slot-${i + 1}`, appearance, ...statement }, inflate);
    tails.push(await signTail(base, tail, await signatory(authority, person, { serial: `5c0${i + 1}` })));
  }
  return { upload, tails, file: concat([upload, ...tails]), root: authority.certificate };
};
