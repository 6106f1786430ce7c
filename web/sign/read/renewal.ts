import { useEffect, useRef } from "preact/hooks";

/** A session is good for 15 minutes and renewed in its second half; reading on keeps it. */
const RENEW_MS = 4 * 60_000;
const SIGNS = ["pointerdown", "keydown", "wheel", "touchmove"];

/** Renews the session while its holder reads. */
export const useRenewal = (session: string, renew: () => unknown): void => {
  const latest = useRef(renew);
  latest.current = renew;
  useEffect(() => {
    if (session === "") return undefined;
    let active = false;
    const note = () => {
      active = true;
    };
    const timer = setInterval(() => {
      if (active) latest.current();
      active = false;
    }, RENEW_MS);
    for (const sign of SIGNS) addEventListener(sign, note, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) removeEventListener(sign, note);
    };
  }, [session]);
};
