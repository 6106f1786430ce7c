import type { CodeRow, Contact, Evidence, Officer, People } from "../../shared/usecases/ports.ts";
import type { Faults } from "./faults.ts";
import { fakeWrite } from "./write.ts";

const MAX_TRIES = 5;

export interface FakePeople extends People {
  /** The evidence of `{agreementId} {slot}` as it stands. */
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** Erases a contact, as a person may ask. */
  readonly erase: (agreementId: string, slot: string) => void;
}

interface Code {
  readonly code: CodeRow;
  readonly tries: number;
  readonly attempt: string;
}

const keyOf = (agreementId: string, slot: string): string => `${agreementId} ${slot}`;

export const fakePeople = (faults: Faults): FakePeople => {
  const contacts = new Map<string, Contact>();
  const evidence = new Map<string, Evidence>();
  const officers = new Map<string, Officer>();
  return {
    evidence,
    erase: (agreementId, slot) => void contacts.delete(keyOf(agreementId, slot)),
    contactWrite: (agreementId, slot, contact) => fakeWrite(() => void contacts.set(keyOf(agreementId, slot), contact)),
    evidenceWrite: (agreementId, slot, row) => fakeWrite(() => void evidence.set(keyOf(agreementId, slot), row)),
    contact: (agreementId, slot) => faults.around("contact", () => contacts.get(keyOf(agreementId, slot))),
    formerContactWrite: (agreementId, slot, generation, contact) =>
      fakeWrite(() => void contacts.set(keyOf(agreementId, `${slot}#${generation}`), contact)),
    formerContact: (agreementId, slot, generation) =>
      faults.around("formerContact", () => contacts.get(keyOf(agreementId, `${slot}#${generation}`))),
    putOfficer: (officer) => faults.around("putOfficer", () => void officers.set(keyOf(officer.party, officer.id), officer)),
    officers: (party) =>
      faults.around("officers", () =>
        [...officers.values()].filter((officer) => officer.party === party).sort((a, b) => (a.id < b.id ? -1 : 1)),
      ),
    ...codesOf(faults),
  };
};

const codesOf = (faults: Faults): Pick<People, "putCode" | "countTry" | "clearTries"> => {
  const codes = new Map<string, Code>();
  return {
    putCode: (agreementId, slot, code) =>
      faults.around("putCode", () => {
        if (codes.get(keyOf(agreementId, slot))?.code.mac === code.mac) return;
        codes.set(keyOf(agreementId, slot), { code, tries: 0, attempt: "" });
      }),
    countTry: (agreementId, slot, attempt) =>
      faults.around("countTry", () => {
        const row = codes.get(keyOf(agreementId, slot));
        if (!row) return "none";
        const isRepeat = row.attempt === attempt;
        if (!isRepeat && row.tries >= MAX_TRIES) return "locked";
        const tries = isRepeat ? row.tries : row.tries + 1;
        codes.set(keyOf(agreementId, slot), { ...row, tries, attempt });
        return { code: row.code, triesLeft: MAX_TRIES - tries };
      }),
    clearTries: (agreementId, slot) =>
      faults.around("clearTries", () => {
        const row = codes.get(keyOf(agreementId, slot));
        if (row) codes.set(keyOf(agreementId, slot), { ...row, tries: 0 });
      }),
  };
};
