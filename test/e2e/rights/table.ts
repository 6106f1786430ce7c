import type { RouteName } from "../../../shared/api/routes.ts";
import type { Role } from "../../../shared/api/surfaces.ts";

/**
 * Who may ask what (domain.md 2.0, design section 6), written by hand and held against the running service.
 *
 * T treaty officer, P protocol officer, L legal adviser, G language officer, S co-secretary: of one's own side. `N` is anyone without a
 * token, `K` the holder of a signing link, `X` of a signing session. A letter that is missing is refused.
 *
 * Then what an officer of the other side gets, in the role that may ask: of an agreement that was shared, of a draft that was not, and of
 * an agreement between others. `as own` is what the own side gets; `not-your-side` says that each side sees to its own.
 */
const TABLE = `
route                | who       | shared        | kept      | of others
draft                | T         | -             | -         | -
list-agreements      | T P L G S | -             | -         | -
read-agreement       | T P L G S | as own        | not-found | not-found
read-events          | T P L G S | as own        | not-found | not-found
read-side            | T P L G S | as own        | not-found | not-found
compare-versions     | T P L G S | as own        | not-found | not-found
propose-version      | T         | as own        | not-found | not-found
share                | T         | as own        | not-found | not-found
initial              | T         | as own        | not-found | not-found
nominate             | T P       | not-your-side | not-found | not-found
open-for-signature   | T P       | as own        | not-found | not-found
reissue-link         | T P       | not-your-side | not-found | not-found
revoke-link          | T P       | not-your-side | not-found | not-found
change-contact       | T P       | not-your-side | not-found | not-found
replace-signatory    | T P       | not-your-side | not-found | not-found
communicate-decline  | T P       | not-your-side | not-found | not-found
confirm-lapse        | T P       | as own        | not-found | not-found
postpone             | T P       | as own        | not-found | not-found
cancel               | T         | as own        | not-found | not-found
reopen               | T         | as own        | not-found | not-found
issue-access-code    | T P       | not-your-side | not-found | not-found
read-text            | T P L G S | as own        | not-found | not-found
list-deliveries      | T P L G S | as own        | not-found | not-found
send-again           | T P       | not-found     | not-found | not-found
list-steps           | T P L G S | as own        | not-found | not-found
retry-step           | T P       | as own        | not-found | not-found
list-stuck           | T P L G S | -             | -         | -
list-officers        | T P L G S | not-your-side | -         | -
put-officer          | T         | not-your-side | -         | -
read-slot            | K         | -             | -         | -
prove                | K         | -             | -         | -
ask                  | K         | -             | -         | -
read-signing-texts   | X         | -             | -         | -
sign                 | X         | -             | -         | -
decline              | X         | -             | -         | -
read-entry           | N         | -             | -         | -
list-entries         | N         | -             | -         | -
find-text            | N         | -             | -         | -
find-agreement       | N         | -             | -         | -
`;

export type Other = "-" | "as own" | "not-found" | "not-your-side";

export interface Right {
  readonly name: RouteName;
  readonly who: readonly string[];
  readonly shared: Other;
  readonly kept: Other;
  readonly others: Other;
}

export const RIGHTS: readonly Right[] = TABLE.trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [name = "", who = "", shared = "-", kept = "-", others = "-"] = line.split("|").map((cell) => cell.trim());
    return { name, who: who.split(" "), shared, kept, others } as Right;
  });

/** The officers of the sample, by the letter of their role. */
export const OFFICERS: { readonly [role: string]: string } = {
  T: "treaty-desk",
  P: "protocol-1",
  L: "legal",
  G: "language",
  S: "co-secretary",
};

/** The roles, by their letters, as a refusal names who may. */
export const ROLE_OF: { readonly [role: string]: Role } = {
  T: "treaty-officer",
  P: "protocol-officer",
  L: "legal-adviser",
  G: "language-officer",
  S: "co-secretary",
};

/** What every officers' route answers to an account that is no officer of exactly one side. */
export const STRANGERS = {
  registrar: "forbidden",
  "two-sides": "unauthorized",
  "no-side": "unauthorized",
} as const;
