import type { Write } from "../../shared/usecases/ports.ts";

/** A write of a fake that joins an append: all conditions hold, or none of the writes takes place. */
export interface FakeWrite {
  readonly holds: () => boolean;
  readonly take: () => void;
}

export const fakeWrite = (take: () => void, holds: () => boolean = () => true): Write => ({ holds, take });

export const asFake = (write: Write): FakeWrite => write as FakeWrite;
