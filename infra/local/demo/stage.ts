import { createHash } from "node:crypto";
import type { Fonts } from "../../../shared/adapters/pdf/fonts.ts";
import type { Api } from "./api.ts";
import type { Side } from "./sample.ts";
import { FILES, type People } from "./story.ts";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What the demo may do: call the public API, sign in as a sample officer, read the inbox. Nothing else reaches into the cloud. */
export interface Stage {
  readonly api: Api;
  readonly signIn: (officer: string) => Promise<string>;
  readonly inbox: () => Promise<readonly Mail[]>;
  readonly say: (line: string) => void;
  readonly people: People;
  readonly fonts: Fonts;
}

export interface AgreementAnswer {
  readonly id: string;
  readonly titles: { readonly [language: string]: string };
  readonly states: object;
  readonly versions: readonly {
    readonly number: number;
    readonly kind: string;
    readonly code?: string;
    readonly manifest?: string;
    readonly texts?: readonly { readonly language: string; readonly original: Side; readonly sha256: string }[];
  }[];
  readonly slots: readonly { readonly slot: string; readonly party: Side }[];
  readonly prepared: boolean;
  readonly sealed?: readonly { readonly text: string; readonly sha256: string }[];
  readonly registered?: { readonly number: string; readonly leafIndex: number; readonly leafHash: string; readonly root: string };
}

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A sample officer's name at sign-in. */
export const officer = (side: Side, which: "treaty-desk" | "protocol-1" | "protocol-2"): string =>
  `${side.toLowerCase()}-${which}`;

/** The sample's language keys as BCP 47 tags with script. */
export const tagged = (texts: { readonly [language: string]: string }) =>
  Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [FILES.find(({ words }) => words === language)?.language ?? language, text]),
  );
