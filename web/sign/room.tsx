import { useEffect, useState } from "preact/hooks";
import type { SignatureAnswer, SigningSlotAnswer } from "../answers.ts";
import { Loading, Offline } from "../components/views.tsx";
import { useApi } from "../loaded.ts";
import { Act } from "./act/act.tsx";
import { type Drawing, EMPTY } from "./act/mark.ts";
import { Arrive } from "./arrive.tsx";
import { Done } from "./done.tsx";
import { Frame } from "./pieces.tsx";
import { Prove } from "./prove.tsx";
import { Reader } from "./read/reader.tsx";
import { useShelf } from "./read/shelf.ts";
import { Hindered, LinkProblem, NoLink } from "./refusals.tsx";
import { useToken } from "./token.ts";

const POLL_MS = 15_000;

/** Waits for others: a turn that comes, a copy that is made, a signature that follows. */
const usePolling = (wanted: boolean, again: () => void): void => {
  useEffect(() => {
    if (!wanted) return undefined;
    const timer = setInterval(again, POLL_MS);
    return () => clearInterval(timer);
  }, [wanted, again]);
};

interface LinkedProps {
  readonly slot: SigningSlotAnswer;
  readonly token: string;
  readonly again: () => void;
  readonly onReceipt: () => void;
}

type Step = "arrive" | "prove" | "ended" | "read" | "sign";

/** From a good link to the signature. What was opened and drawn stays through every step back, and through a session that ends. */
const Visit = ({ slot, token, again, onReceipt }: LinkedProps) => {
  const [step, setStep] = useState<Step>("arrive");
  const [session, setSession] = useState("");
  const [drawing, setDrawing] = useState<Drawing>(EMPTY);
  const [receipt, setReceipt] = useState<SignatureAnswer>();
  const go = (next: Step): void => {
    setStep(next);
    scrollTo(0, 0);
  };
  const ended = () => go("ended");
  const shelf = useShelf({ session, onSession: setSession, onEnded: ended });
  const signed = (answer: SignatureAnswer): void => {
    setReceipt(answer);
    setSession("");
    onReceipt();
    again();
    scrollTo(0, 0);
  };
  if (receipt) return <Done slot={slot} receipt={receipt} drawing={drawing} />;
  if (!slot.maySign) return <Hindered slot={slot} />;
  if (step === "arrive") return <Arrive slot={slot} onNext={() => go("prove")} />;
  if (step === "prove" || step === "ended") {
    const proven = (value: string): void => {
      setSession(value);
      go("read");
    };
    return <Prove slot={slot} token={token} ended={step === "ended"} onProven={proven} />;
  }
  if (step === "read") return <Reader slot={slot} shelf={shelf} onSign={() => go("sign")} />;
  const back = () => go("read");
  const acting = { session, drawing, onDrawing: setDrawing, onSigned: signed, onEnded: ended, onBack: back, onRefused: again };
  return <Act slot={slot} {...acting} />;
};

const Linked = ({ token }: { token: string }) => {
  const [loaded, again] = useApi<SigningSlotAnswer>("/v1/signing/slot", { authorization: `Link ${token}` });
  const [signed, setSigned] = useState(false);
  const slot = loaded.state === "there" ? loaded.value : loaded.last;
  usePolling(slot !== undefined && (signed || !slot.maySign), again);
  if (slot && loaded.state !== "problem") {
    return <Visit slot={slot} token={token} again={again} onReceipt={() => setSigned(true)} />;
  }
  if (loaded.state === "problem") return <LinkProblem problem={loaded.problem} again={again} />;
  return <Frame>{loaded.state === "offline" ? <Offline since={loaded.since} /> : <Loading />}</Frame>;
};

/** The signing room: everything hangs on the token of the link. */
export const Room = () => {
  const token = useToken();
  return token === "" ? <NoLink /> : <Linked key={token} token={token} />;
};
