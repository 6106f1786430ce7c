import { randomBytes } from "node:crypto";
import type { NewEvent } from "../../shared/domain/agreement/events.ts";
import { sha256Hex } from "../../shared/domain/hash.ts";
import type { Asked, Seen } from "../../shared/usecases/asked.ts";
import type { Officer } from "../../shared/usecases/ports.ts";
import { DURING, stored } from "../fixtures/agreement.ts";
import { fakeFiles } from "./files.ts";
import { fakeMacs } from "./macs.ts";
import { fakeMail } from "./mail.ts";
import { fakeStorage } from "./storage.ts";

/** Every port on fakes, and a clock that stands until it is set. */
export const world = () => {
  const storage = fakeStorage();
  const clock = { at: DURING };
  return {
    ...storage,
    ...fakeMail(storage.faults),
    files: fakeFiles(storage.faults),
    macs: fakeMacs(storage.faults),
    random: (bytes: number) => new Uint8Array(randomBytes(bytes)),
    clock,
    now: () => new Date(clock.at),
    publicHost: "depositary.test",
    /** An agreement that has come so far, with nothing due. */
    seed: (events: readonly NewEvent[]) => storage.store.append({ events: stored(events), due: [] }),
  };
};
export type World = ReturnType<typeof world>;

interface Asking {
  readonly party: string;
  readonly subject?: string;
  readonly key?: string;
  readonly body?: string;
  readonly seen?: Seen;
  readonly at?: string;
}

/** A request of an officer; another `key` is another command, another `body` another request. */
export const asked = ({ party, subject = `${party} officer`, key = "key", body = "body", seen, at = DURING }: Asking): Asked => ({
  officer: { subject, party },
  cause: { at, commandId: sha256Hex(`${subject} ${key}`), requestHash: sha256Hex(body) },
  ...(seen ? { seen } : {}),
});

export const officer = (party: string, role = "treaty-officer"): Officer => ({
  id: `${party}-${role}`,
  party,
  name: { en: `Officer of ${party}`, ru: `Сотрудник ${party}` },
  role,
  language: "ru",
  mail: `${role}@${party.toLowerCase()}.example`,
});
