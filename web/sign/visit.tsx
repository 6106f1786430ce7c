import { useState } from "preact/hooks";
import type { SignatureAnswer } from "../answers.ts";
import { Act } from "./act/act.tsx";
import { EMPTY } from "./act/mark.ts";
import type { Pending } from "./act/sending.ts";
import { Arrive } from "./arrive.tsx";
import { AskDisclosure } from "./ask.tsx";
import { Decline, UNDECIDED } from "./decline.tsx";
import { Done } from "./done.tsx";
import { Prove } from "./prove.tsx";
import { Reader } from "./read/reader.tsx";
import { useShelf } from "./read/shelf.ts";
import { Hindered } from "./refusals.tsx";
import type { Slot } from "./slot.ts";
import { useMessages } from "./words.ts";

interface Props {
  readonly slot: Slot;
  readonly token: string;
  readonly receipt: SignatureAnswer | undefined;
  readonly again: () => void;
  /** Signed, with the answer, or declined. */
  readonly onActed: (answer?: SignatureAnswer) => void;
}

type Step = "arrive" | "read" | "sign" | "decline" | "receipt";

/** Everything that a signatory has done so far: it stays through every step back, and through a session that ends. */
const useVisit = (again: () => void) => {
  const [step, setStep] = useState<Step>("arrive");
  const [session, setSession] = useState("");
  const [ended, setEnded] = useState(false);
  const [drawing, setDrawing] = useState(EMPTY);
  const [pending, setPending] = useState<Pending>();
  const [refusing, setRefusing] = useState(UNDECIDED);
  const shelf = useShelf({ session, onSession: setSession, onEnded: () => end(), onRefused: again });
  const end = (): void => {
    setSession("");
    setEnded(true);
    scrollTo(0, 0);
  };
  const go = (next: Step): void => {
    setStep(next);
    scrollTo(0, 0);
  };
  const proven = (value: string): void => {
    setSession(value);
    setEnded(false);
    scrollTo(0, 0);
  };
  return { step, go, session, ended, end, proven, drawing, setDrawing, pending, setPending, refusing, setRefusing, shelf };
};

type Visiting = ReturnType<typeof useVisit>;

const Asides = ({ onDecline }: { onDecline: () => void }) => {
  const { decline } = useMessages();
  return (
    <section class="asides">
      <AskDisclosure />
      <button type="button" class="link" onClick={onDecline}>
        {decline.open}
      </button>
    </section>
  );
};

/** With a session: the texts, then the act that was chosen. */
const Proven = ({ slot, again, onActed, visit }: Props & { visit: Visiting }) => {
  const { step, go, session, end, drawing, setDrawing, pending, setPending, refusing, setRefusing, shelf } = visit;
  const acting = { slot, session, onEnded: end, onRefused: again, onBack: () => go("read") };
  const signed = (answer: SignatureAnswer): void => {
    setPending(undefined);
    scrollTo(0, 0);
    onActed(answer);
  };
  if (step === "sign") {
    const marks = { drawing, onDrawing: setDrawing, pending, onPending: setPending };
    return <Act {...acting} {...marks} onSigned={signed} />;
  }
  if (step === "decline")
    return <Decline {...acting} refusing={refusing} onRefusing={setRefusing} onDeclined={() => onActed()} />;
  return (
    <Reader slot={slot} shelf={shelf} onSign={() => go("sign")}>
      <Asides onDecline={() => go("decline")} />
    </Reader>
  );
};

/** When the slot was signed, as far as link or answer say so. */
const signedAt = ({ slot, receipt }: Props): string | undefined => {
  const told = receipt?.slots.find((each) => each.slot === slot.slot)?.signedAt ?? slot.hindrance?.signedAt;
  return typeof told === "string" ? told : undefined;
};

/** From a good link to the signature. */
export const Visit = (props: Props) => {
  const { slot, token, receipt } = props;
  const { prove } = useMessages();
  const visit = useVisit(props.again);
  const { step, go, session, ended, proven, drawing, pending } = visit;
  const at = signedAt(props);
  // Signed here, or elsewhere while this tab was at it: whoever is proven sees the receipt.
  if (at && (receipt || (session !== "" && !pending))) return <Done slot={slot} signedAt={at} drawing={drawing} />;
  const proving = { slot, token, ended, onProven: proven };
  if (!slot.maySign && !pending) {
    if (at && step === "receipt") return <Prove {...proving} next={prove.toReceipt} />;
    return <Hindered slot={slot} onReceipt={() => go("receipt")} />;
  }
  if (step === "arrive") return <Arrive slot={slot} onNext={() => go("read")} />;
  if (session === "") return <Prove {...proving} next={prove.next} />;
  return <Proven {...props} visit={visit} />;
};
