import { sha256Hex } from "../hash.ts";
import { canonicalJson } from "../jcs.ts";
import type { Text } from "./events.ts";

/** The SHA-256 over the canonical list of all authentic texts: what the sides initial and the signatories sign. */
export const manifestOf = (texts: readonly Pick<Text, "language" | "original" | "sha256">[]): string =>
  sha256Hex(
    canonicalJson(
      texts
        .map(({ language, original, sha256 }) => ({ language, original, sha256 }))
        .sort((a, b) => (a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : 0)),
    ),
  );
