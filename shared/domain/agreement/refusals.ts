/** Every expected "no" of the domain: one closed union, mapped once to a problem (api/problems.ts). */
export const REFUSALS = [
  "not-found",
  "already-shared",
  "not-shared",
  "not-your-side",
  "version-pending",
  "no-text-accepted",
  "languages-mismatch",
  "manifest-mismatch",
  "already-initialled",
  "text-frozen",
  "not-initialled",
  "full-powers-required",
  "person-holds-other-slot",
  "too-many-slots",
  "nomination-missing",
  "already-open",
  "not-open",
  "order-groups-mismatch",
  "window-invalid",
  "party-unknown",
  "slot-unknown",
  "link-replaced",
  "link-revoked",
  "cancelled",
  "reopened",
  "postponed",
  "place-fixed",
  "already-asked",
  "declined",
  "not-declined",
  "lapsed",
  "script-not-supported",
  "not-prepared",
  "not-your-turn",
  "outside-window",
  "already-signed",
  "nothing-to-do",
  "idempotency-key-reused",
] as const;

export type RefusalCode = (typeof REFUSALS)[number];

/** `detail` is for the reader in English; `facts` are values that a page can put into its own words. */
export interface Refusal<Code extends string = RefusalCode> {
  readonly refused: Code;
  readonly detail?: string;
  readonly facts?: { readonly [name: string]: string | number | readonly string[] };
}

export const refuse = <Code extends string>(refused: Code, detail?: string, facts?: Refusal["facts"]): Refusal<Code> => ({
  refused,
  ...(detail ? { detail } : {}),
  ...(facts ? { facts } : {}),
});

export const isRefusal = (value: unknown): value is Refusal<string> =>
  typeof value === "object" && value !== null && "refused" in value;
