import { STEP_NAMES } from "../domain/agreement/steps.ts";

/** Who may ask: the three surfaces of design §6. */
export const SURFACES = ["desk", "signing-room", "registry"] as const;
export type Surface = (typeof SURFACES)[number];

/** Every function of the installation. `inspect` is the one that parses hostile files and has no right but its log. */
export const FUNCTIONS = [...SURFACES, ...STEP_NAMES, "clock", "inspect"] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** The roles of domain.md §2.0 that an officer's group names, as in `KZ.treaty-officer`. */
export const ROLES = ["treaty-officer", "protocol-officer", "legal-adviser", "language-officer", "co-secretary"] as const;
export type Role = (typeof ROLES)[number];

export const TABLES = ["agreements", "registry", "people", "work", "views"] as const;
export type TableName = (typeof TABLES)[number];
export const BUCKETS = ["intake", "drafts", "records", "published"] as const;
export type BucketName = (typeof BUCKETS)[number];
/** `link`, `code` and `session` are HMAC keys; `ca` and `certification` sign on P-256; `data` encrypts buckets. */
export const KEYS = ["link", "code", "session", "ca", "certification", "data"] as const;
export type KeyName = (typeof KEYS)[number];
