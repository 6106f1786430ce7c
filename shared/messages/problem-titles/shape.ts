import type { en } from "./en.ts";

/** The English catalogue says which codes there are; every language has each. */
export type ProblemTitles = { readonly [code in keyof typeof en]: string };
