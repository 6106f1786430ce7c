import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";

/** Files named by the SHA-256 of their bytes. A blob is complete and durable, or it is not there. */
export interface Blobs {
  /** Path of a new temporary file, not yet created. */
  temporary(): string;
  discard(path: string): void;
  /** Turns a synced temporary file into the blob of that name, durably and held: pair with `release`. */
  adopt(path: string, name: string): Promise<void>;
  /** Keeps a blob, referenced or not, until its `release`. */
  hold(name: string): void;
  /** Gives up a hold; a blob that nothing holds or references is deleted. */
  release(name: string): void;
  /** Deletes a blob unless it is held or referenced. */
  dropUnused(name: string | null): void;
  /** A file descriptor for reading: it outlives the deletion of the blob. */
  open(name: string): number;
  /** Deletes temporary files and blobs that nothing holds or references. */
  sweep(): void;
}

/** Makes the names in a directory durable, not only the bytes of the files. */
const syncDirectory = async (path: string): Promise<void> => {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Opens the blobs under the directory. Whatever a killed process left in tmp/ was never acknowledged, and goes. */
export const openBlobs = (directory: string, isReferenced: (name: string) => boolean): Blobs => {
  const [blobs, temporaries] = [join(directory, "blobs"), join(directory, "tmp")];
  rmSync(temporaries, { recursive: true, force: true });
  for (const path of [blobs, temporaries]) mkdirSync(path, { recursive: true });
  const parent = openSync(directory, "r");
  fsyncSync(parent);
  closeSync(parent);

  const active = new Set<string>();
  const holds = new Map<string, number>();
  const hold = (name: string): void => {
    holds.set(name, (holds.get(name) ?? 0) + 1);
  };
  const dropUnused = (name: string | null): void => {
    if (name !== null && !holds.has(name) && !isReferenced(name)) rmSync(join(blobs, name), { force: true });
  };
  const release = (name: string): void => {
    const left = (holds.get(name) ?? 1) - 1;
    if (left > 0) holds.set(name, left);
    else holds.delete(name);
    dropUnused(name);
  };
  const discard = (path: string): void => {
    active.delete(path);
    rmSync(path, { force: true });
  };

  return {
    hold,
    release,
    discard,
    dropUnused,
    temporary() {
      const path = join(temporaries, randomUUID());
      active.add(path);
      return path;
    },
    async adopt(path, name) {
      hold(name);
      try {
        renameSync(path, join(blobs, name));
        active.delete(path);
        await syncDirectory(blobs);
      } catch (error) {
        release(name);
        throw error;
      }
    },
    open: (name) => openSync(join(blobs, name), "r"),
    sweep() {
      for (const name of readdirSync(temporaries)) if (!active.has(join(temporaries, name))) discard(join(temporaries, name));
      for (const name of readdirSync(blobs)) dropUnused(name);
    },
  };
};
