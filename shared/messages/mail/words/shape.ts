/** Names come as they were given, in the nominative: no sentence bends them or asks for a gender. */
export interface LetterWords {
  readonly session: { readonly name: (ordinal: number) => string; readonly short: (ordinal: number) => string };
  /** The texts' languages as `languageStem` names them, in one list; how many of them; pages of each. */
  readonly texts: (languages: string, count: number, pages: number) => string;
  /** What an agreement is called for short: the part of its title that names its kind. */
  readonly kind: RegExp;
  /** Of facts; few letters, so that the values keep their room on a phone. */
  readonly labels: Readonly<
    Record<"when" | "where" | "side" | "texts" | "signatures" | "session" | "who" | "signature" | "number" | "public", string>
  >;
  readonly invitation: {
    readonly subject: (short: string, span: string) => string;
    /** Lines, as protocol has them. */
    readonly salutation: (name: string) => readonly string[];
    readonly lead: string;
    readonly nobodySigned: string;
    readonly signed: (names: string, count: number) => string;
    readonly alsoSigning: (names: string, count: number) => string;
    readonly last: string;
    readonly open: string;
    readonly opensOnly: string;
    readonly code: Advice;
    readonly forwarding: Advice;
    readonly questions: Advice;
    readonly foot: (onBehalfOf: string) => string;
  };
  readonly signed: {
    readonly subject: (short: string, name: string) => string;
    readonly lead: string;
    readonly waitingFor: (names: string, count: number) => string;
    readonly complete: string;
    readonly foot: string;
  };
  readonly fullySigned: {
    readonly subject: (short: string, sides: Sides, date: string) => string;
    /** `on` where everyone signed on one day, else the day of the last signature. */
    readonly lead: (sides: Sides, day: { readonly on: string } | { readonly last: string }) => string;
    readonly next: Advice;
    readonly foot: string;
  };
  readonly registered: {
    readonly subject: (short: string, number: string) => string;
    readonly lead: string;
    readonly open: string;
    readonly check: string;
    readonly foot: string;
  };
}

export type Sides = "both" | "all";

export interface Advice {
  readonly heading: string;
  readonly text: string;
}
