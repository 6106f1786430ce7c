import { ROLES, type Role } from "../../api/surfaces.ts";
import type { OfficerOfSide } from "../../usecases/asked.ts";

export interface Officer extends OfficerOfSide {
  readonly roles: readonly Role[];
}

/** HTTP API hands a claim that is a list over as one string: `[KZ.treaty-officer KZ.legal-adviser]`. */
const groupsOf = (claim: unknown): string[] => {
  if (typeof claim !== "string") return [];
  return claim
    .replace(/^\[|\]$/g, "")
    .split(/[\s,]+/)
    .filter(Boolean);
};

/** Who keeps the register for the whole installation: known here, and of no side, so that no agreement is open to it. */
const REGISTRAR = "REGISTRY.registrar";

/**
 * The officer that an access token's claims name: of exactly one side, in roles that we know; or the registrar, in none of them. Undefined
 * for anyone else.
 */
export const officerOf = (claims: { readonly [claim: string]: unknown } | undefined): Officer | undefined => {
  if (typeof claims?.sub !== "string" || claims.token_use !== "access") return undefined;
  const groups = groupsOf(claims["cognito:groups"]);
  const memberships = groups.flatMap((group) => {
    const [, party, name] = /^([A-Z]{2})\.([a-z-]+)$/.exec(group) ?? [];
    const role = ROLES.find((known) => known === name);
    return party && role ? [{ party, role }] : [];
  });
  const [first] = memberships;
  if (!first && groups.includes(REGISTRAR)) return { subject: claims.sub, party: "REGISTRY", roles: [] };
  if (!first || memberships.some(({ party }) => party !== first.party)) return undefined;
  return { subject: claims.sub, party: first.party, roles: memberships.map(({ role }) => role) };
};
