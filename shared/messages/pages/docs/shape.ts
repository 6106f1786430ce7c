import type { en } from "./en.ts";

/** Every language has each message: a missing one does not compile. */
export type DocsMessages = typeof en;
