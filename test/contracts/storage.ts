import type {
  Deliveries,
  EventStore,
  Limits,
  People,
  PublicEntries,
  Register,
  SearchIndex,
  Steps,
} from "../../shared/usecases/ports.ts";
import type { Views } from "../../shared/usecases/view-ports.ts";

/** The writes that can be made to fail. */
export type Failing = "append" | "lease" | "countTry" | "publish" | "record" | "keep";

/** Fresh storage under test: the fakes, or the adapters over a database. */
export interface Storage {
  readonly store: EventStore;
  readonly steps: Steps;
  readonly people: People;
  readonly register: Register;
  readonly entries: PublicEntries;
  readonly index: SearchIndex;
  readonly deliveries: Deliveries;
  readonly views: Views;
  readonly limits: Limits;
  /** The next such write fails: before it took hold, or after it, so that only the answer is lost. */
  readonly fail: (call: Failing, when: "before" | "after") => void;
  readonly end: () => Promise<void>;
}

export type StartStorage = () => Promise<Storage>;

/** A storage of its own for each test of the suite that calls this. */
export const storageForEach = (start: StartStorage): (() => Storage) => {
  let storage: Storage | undefined;
  beforeEach(async () => {
    storage = await start();
  });
  afterEach(async () => {
    await storage?.end();
    storage = undefined;
  });
  return () => {
    if (!storage) throw new Error("the storage is there within a test only");
    return storage;
  };
};
