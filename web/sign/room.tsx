import { useEffect, useState } from "preact/hooks";
import type { SignatureAnswer } from "../answers.ts";
import { Loading, Offline } from "../components/views.tsx";
import { useApi } from "../loaded.ts";
import { Asks } from "./ask.tsx";
import { Frame } from "./pieces.tsx";
import { LinkProblem, NoLink } from "./refusals.tsx";
import type { Slot } from "./slot.ts";
import { useToken } from "./token.ts";
import { Visit } from "./visit.tsx";

const POLL_MS = 15_000;
const PASSING: readonly string[] = ["unavailable", "busy", "internal", "too-many-tries"];

/**
 * Waits for others: a turn that comes, a copy that is made, a signature that follows. Whoever comes back to the page is told at once what
 * changed meanwhile, in another tab too.
 */
const usePolling = (wanted: boolean, again: () => void): void => {
  useEffect(() => {
    if (!wanted) return undefined;
    const timer = setInterval(again, POLL_MS);
    return () => clearInterval(timer);
  }, [wanted, again]);
  useEffect(() => {
    const back = () => document.visibilityState === "visible" && again();
    addEventListener("focus", back);
    document.addEventListener("visibilitychange", back);
    return () => {
      removeEventListener("focus", back);
      document.removeEventListener("visibilitychange", back);
    };
  }, [again]);
};

/** Signed in one tab, known in every other of this browser: the word alone goes round, nothing of the link. */
const useOtherTabs = (agreementId: string | undefined, again: () => void): (() => void) => {
  const [channel, setChannel] = useState<BroadcastChannel>();
  useEffect(() => {
    if (!agreementId || !("BroadcastChannel" in globalThis)) return undefined;
    const made = new BroadcastChannel(`signing-room ${agreementId}`);
    made.addEventListener("message", again);
    setChannel(made);
    return () => made.close();
  }, [agreementId, again]);
  return () => channel?.postMessage("acted");
};

const Linked = ({ token }: { token: string }) => {
  const [loaded, again] = useApi<Slot>("/v1/signing/slot", { authorization: `Link ${token}` });
  const [receipt, setReceipt] = useState<SignatureAnswer>();
  const slot = loaded.state === "there" ? loaded.value : loaded.last;
  usePolling(slot !== undefined && (receipt !== undefined || !slot.maySign), again);
  const tell = useOtherTabs(slot?.agreementId, again);
  // What passes by itself takes nothing away that somebody is drawing.
  const passes = slot !== undefined && loaded.state === "problem" && PASSING.includes(loaded.problem.code);
  if (loaded.state === "problem" && !passes) return <LinkProblem problem={loaded.problem} again={again} />;
  if (!slot) return <Frame>{loaded.state === "offline" ? <Offline since={loaded.since} /> : <Loading />}</Frame>;
  const acted = (answer?: SignatureAnswer): void => {
    if (answer) setReceipt(answer);
    again();
    tell();
  };
  return (
    <Asks token={token} officers={slot.askWhom}>
      <Visit slot={slot} token={token} receipt={receipt} again={again} onActed={acted} />
    </Asks>
  );
};

/** The signing room: everything hangs on the token of the link. */
export const Room = () => {
  const token = useToken();
  return token === "" ? <NoLink /> : <Linked key={token} token={token} />;
};
