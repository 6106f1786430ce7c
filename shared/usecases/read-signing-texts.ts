import { isRefusal } from "../domain/agreement/refusals.ts";
import { currentTexts, tailsOf } from "../domain/agreement/state.ts";
import type { EventStore, Files, Macs } from "./ports.ts";
import { newSession, openSession, renewed, type SessionRefusal } from "./session.ts";

/** Seconds that a reading address is good for. */
const READ_SECONDS = 300;

export interface SigningText {
  readonly language: string;
  readonly original: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  /** The upload, then its tails: joined in this order they are the file as it stands. */
  readonly parts: readonly { readonly sha256: string; readonly bytes: number; readonly url: string }[];
}

export interface SigningTexts {
  readonly manifest: string;
  readonly texts: readonly SigningText[];
}

export interface Read {
  readonly body: SigningTexts;
  /** The session that goes on, once more than half of the old one is over. */
  readonly session?: string;
}

interface Ports {
  readonly store: EventStore;
  readonly macs: Macs;
  readonly files: Files;
}

/** Where a proven signatory reads every text of the manifest; reading on renews the session. */
export const readSigningTexts = async (ports: Ports, token: string, now: Date): Promise<Read | SessionRefusal> => {
  const opened = await openSession(ports, token, now);
  if (isRefusal(opened)) return opened as SessionRefusal;
  const { state, agreementId, session } = opened;
  const texts = currentTexts(state).map(async (text) => {
    const tails = tailsOf(state, text.sha256);
    const upload = {
      sha256: text.sha256,
      bytes: text.bytes,
      url: await ports.files.readUrl({ in: "texts", sha256: text.sha256 }, { expiresIn: READ_SECONDS }),
    };
    const appended = tails.map(async ({ sha256, bytes, versionId }) => ({
      sha256,
      bytes,
      url: await ports.files.readUrl({ in: "tails", agreementId, sha256 }, { versionId, expiresIn: READ_SECONDS }),
    }));
    const { flags: _, ...shown } = text;
    return { ...shown, parts: [upload, ...(await Promise.all(appended))] };
  });
  const next = renewed(session, now);
  return {
    body: { manifest: session.manifest, texts: await Promise.all(texts) },
    ...(next ? { session: await newSession(ports.macs, next) } : {}),
  };
};
