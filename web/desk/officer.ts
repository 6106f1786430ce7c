import type { RouteName } from "../../shared/api/routes.ts";
import type { Role } from "../../shared/api/surfaces.ts";
import { fromBase64Url } from "../../shared/domain/base64url.ts";

/** Who is signed in, as the access token's groups say. The API decides by the same token; the page only shows it. */
export interface Officer {
  readonly authorization: string;
  readonly id: string;
  /** ISO 3166-1; absent where no group names a side. */
  readonly party?: string;
  readonly roles: readonly Role[];
}

const TREATY: readonly Role[] = ["treaty-officer"];
const SIGNING: readonly Role[] = ["treaty-officer", "protocol-officer"];

/** Whose the acts are: what the API's routes say, without the weight of their schemas. */
export const RIGHTS = {
  draft: TREATY,
  "propose-version": TREATY,
  share: TREATY,
  initial: TREATY,
  nominate: SIGNING,
  "open-for-signature": SIGNING,
  "issue-access-code": SIGNING,
  "reissue-link": SIGNING,
  "revoke-link": SIGNING,
  "change-contact": SIGNING,
  "replace-signatory": SIGNING,
  postpone: SIGNING,
  "communicate-decline": SIGNING,
  "confirm-lapse": SIGNING,
  cancel: TREATY,
  reopen: TREATY,
  "send-again": SIGNING,
  "retry-step": SIGNING,
} satisfies { readonly [route in RouteName]?: readonly Role[] };
export type DeskAct = keyof typeof RIGHTS;

export const may = ({ roles }: Officer, act: DeskAct): boolean => roles.some((role) => RIGHTS[act].includes(role));

const KNOWN: readonly Role[] = ["treaty-officer", "protocol-officer", "legal-adviser", "language-officer", "co-secretary"];

/** Reads a JWT's claims; its signature is the API's to check. */
const claimsOf = (token: string): { readonly [name: string]: unknown } => {
  try {
    return Object(JSON.parse(new TextDecoder().decode(fromBase64Url(token.split(".")[1] ?? ""))));
  } catch {
    return {};
  }
};

/** `KZ.treaty-officer`: a side and a role. */
export const officerOf = (token: string): Officer => {
  const { "cognito:groups": groups, username } = claimsOf(token);
  const named = (Array.isArray(groups) ? groups : []).map((group) => /^([A-Z]{2})\.(.+)$/.exec(String(group)) ?? []);
  const party = named.find(([, side]) => side)?.[1];
  const roles = KNOWN.filter((role) => named.some(([, side, held]) => side === party && held === role));
  return { authorization: `Bearer ${token}`, id: String(username ?? ""), roles, ...(party ? { party } : {}) };
};
