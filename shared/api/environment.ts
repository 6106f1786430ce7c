import { GRANTS, type Grant } from "./grants.ts";
import type { FunctionName } from "./surfaces.ts";

/** The environment variable that names a thing a function has rights on: `TABLE_AGREEMENTS`, `BUCKET_RECORDS`, `KEY_LINK`, `QUEUE_AFFIX`, … */
export const variable = (
  kind: "table" | "bucket" | "key" | "queue" | "function" | "parameter" | "identity",
  name: string,
): string => `${kind}_${name}`.replaceAll("-", "_").toUpperCase();

/** What every function knows besides the things it has rights on. */
export const COMMON_VARIABLES = ["STAGE", "PUBLIC_HOST", "MAIL_FROM", "DEMONSTRATION"] as const;

/** The rows of one function: its policies and its environment come from nothing else. */
export const grantsOf = (name: FunctionName): readonly Grant[] => GRANTS.filter(({ to }) => to === name);

/** The parameter under which a stage tells a name to its other stacks and to the operator's tools. */
export const sharedParameter = (stage: string, ...path: readonly string[]): string => ["/depositary", stage, ...path].join("/");
