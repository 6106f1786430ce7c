import { Fault } from "../../shared/domain/fault.ts";

const SENTENCES: { readonly [code: string]: (error: NodeJS.ErrnoException & { port?: number }) => string } = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is taken: another local cloud or another program listens there. End it and start again.`,
  ENOSPC: ({ path }) =>
    `The disk is full${path ? `: ${path} could not be written` : ""}. Make room and start again: what was acknowledged is kept.`,
  EACCES: ({ path }) => `${path} is not this user's to read and write.`,
  EEXIST: ({ path }) => `${path} is in the way: what stands there is not a directory.`,
  EROFS: ({ path }) => `${path} is on a disk that cannot be written.`,
};

/** What is wrong with the machine or the directory, in a sentence; undefined for everything else, whose stack is wanted. */
export const sentenceOf = (error: unknown): string | undefined => {
  if (error instanceof Fault) return error.message;
  const { code = "" } = Object(error) as NodeJS.ErrnoException;
  return SENTENCES[code]?.(error as NodeJS.ErrnoException);
};

/** Runs a command of this machine. What goes wrong is printed, as a sentence where there is one, and ends the process with 1. */
export const command = (run: () => Promise<void>): void => {
  const fail = (error: unknown): void => {
    console.error(sentenceOf(error) ?? error);
    process.exit(1);
  };
  // A log that cannot be written on a full disk fails in no one's call.
  process.once("uncaughtException", fail);
  run().catch(fail);
};
