import { type Refusal, refuse } from "../domain/agreement/refusals.ts";
import { fromBase64Url, toBase64Url } from "../domain/base64url.ts";
import { agreementStream } from "../domain/ids.ts";
import { type Link, type LinkRefusal, type Opened, slotOf } from "./link.ts";
import type { EventStore, Macs } from "./ports.ts";

/** A proven signatory: what link and second factor opened, for a quarter of an hour, renewed by use. */
export interface Session extends Link {
  readonly manifest: string;
  readonly factor: "ACCESS_CODE";
  /** When the second factor was shown, in seconds since 1970: renewing never moves it. */
  readonly proven: number;
  /** Seconds since 1970. */
  readonly expires: number;
}

export const SESSION_SECONDS = 15 * 60;
/** However often it is renewed: design §6. */
const LONGEST_SECONDS = 4 * 3600;

const members = ({ agreementId, slot, generation, manifest, factor, proven, expires }: Session) => [
  agreementId,
  slot,
  generation,
  manifest,
  factor,
  proven,
  expires,
];

const sessionInput = (session: Session): string => ["signing-session/v1", ...members(session)].join("\n");

export const newSession = async (macs: Macs, session: Session): Promise<string> => {
  const mac = await macs.generate("session", sessionInput(session));
  return [...members(session), toBase64Url(mac)].join(".");
};

/** The session that goes on after this one was used: undefined before half of it is over, and where it has come to its end. */
export const renewed = (session: Session, now: Date): Session | undefined => {
  const seconds = Math.floor(now.getTime() / 1000);
  if (session.expires - seconds > SESSION_SECONDS / 2) return undefined;
  const expires = Math.min(seconds + SESSION_SECONDS, session.proven + LONGEST_SECONDS);
  return expires > session.expires ? { ...session, expires } : undefined;
};

const SHAPE =
  /^([0-9a-z]{16})\.([a-z]{2}\d{1,2})\.([1-9]\d{0,5})\.([0-9a-f]{64})\.(ACCESS_CODE)\.(\d{10})\.(\d{10})\.([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])$/;

export type SessionRefusal = LinkRefusal | Refusal<"session-invalid" | "session-expired">;

/** The slot that a session may act for. */
export const openSession = async (
  { store, macs }: { readonly store: EventStore; readonly macs: Macs },
  token: string,
  now: Date,
): Promise<(Opened & { readonly session: Session }) | SessionRefusal> => {
  const parts = SHAPE.exec(token);
  if (!parts) return refuse("session-invalid");
  const [, agreementId = "", slot = "", generation, manifest = "", , proven, expires, mac = ""] = parts;
  const session: Session = {
    agreementId,
    slot,
    generation: Number(generation),
    manifest,
    factor: "ACCESS_CODE",
    proven: Number(proven),
    expires: Number(expires),
  };
  if (session.expires * 1000 <= now.getTime()) return refuse("session-expired");
  const genuine = await macs.verify("session", sessionInput(session), fromBase64Url(mac));
  if (!genuine) return refuse("session-invalid");
  const opened = slotOf(await store.read(agreementStream(agreementId)), session);
  return "refused" in opened ? opened : { ...opened, session };
};
