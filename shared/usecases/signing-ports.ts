import type { UiLanguage } from "../domain/languages.ts";

/* The ports of the signature in the file; what holds for all ports (ports.ts) holds for these. */

/** A certificate (DER) and a signing function over it; the key stays where it is. */
export interface KeyHolder {
  readonly certificate: Uint8Array;
  sign(toBeSigned: Uint8Array): Promise<Uint8Array>;
}

/** The installation's trust material. Fault `ca-missing` (retryable) until `depositary ca init` has run. */
export interface Trust {
  root(): Promise<KeyHolder>;
  certification(): Promise<KeyHolder>;
}

/** Names of certificates under `records/trust/`. */
export interface TrustNames {
  readonly root: string;
  readonly certification: string;
}

/** Where those names are kept. `write` is conditional on absence: false where names stand already. */
export interface InitCaNames {
  read(): Promise<TrustNames | undefined>;
  write(names: TrustNames): Promise<boolean>;
}

/** A fresh P-256 key for one act: used once, dropped. */
export interface SingleUseKey {
  /** SubjectPublicKeyInfo (DER). */
  readonly publicKey: Uint8Array;
  sign(toBeSigned: Uint8Array): Promise<Uint8Array>;
}

export type NewSingleUseKey = () => Promise<SingleUseKey>;

export interface SignatureField {
  readonly name: string;
  readonly rect: readonly [number, number, number, number];
}

/** Composes what is appended, in empty documents; it never sees an upload. */
export interface Composer {
  signaturePage(page: SignaturePage): Promise<{ readonly pdf: Uint8Array; readonly fields: readonly SignatureField[] }>;
  /** What an unsigned field shows. */
  placeholder(size: { readonly width: number; readonly height: number }): Promise<Uint8Array>;
  appearance(appearance: Appearance): Promise<Uint8Array>;
}

export interface SignaturePage {
  readonly language: UiLanguage;
  readonly title: string;
  readonly place: string;
  readonly slots: readonly { readonly fieldName: string; readonly onBehalfOf: string }[];
  readonly texts: readonly {
    readonly language: string;
    readonly pages: number;
    readonly sha256: string;
    readonly thisText: boolean;
  }[];
  readonly manifestSha256: string;
  readonly reference: string;
  readonly verificationUrl: string;
  readonly pages: { readonly upload: number };
}

export interface Appearance {
  readonly language: UiLanguage;
  readonly name: string;
  readonly office: string;
  readonly signedAt: Date;
  readonly timeZone: string;
  readonly certificateSerial: string;
  readonly drawing:
    | { readonly strokes: readonly (readonly { readonly x: number; readonly y: number }[])[] }
    | { readonly typed: string };
  readonly width: number;
  readonly height: number;
}
