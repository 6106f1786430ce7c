import { useState } from "preact/hooks";
import { list } from "../../shared/messages/format/names.ts";
import { Button, ButtonLink } from "../components/button.tsx";
import { Confirm } from "../components/consequences.tsx";
import { useLanguage } from "../i18n.tsx";
import { useAct } from "./act.tsx";
import { useMessages, useOfficer, useOthers, useSaid } from "./desk.tsx";
import { Happened } from "./happened.tsx";
import { Initial } from "./initial.tsx";
import { nextOf } from "./next.ts";
import { mayLapse, mayPostpone } from "./offers.ts";
import { type DeskAct, may, RIGHTS } from "./officer.ts";
import { Postpone } from "./postpone.tsx";
import type { Seen } from "./seen.ts";
import { isOver, useStep, useWaits } from "./words.ts";

const isOurs = (act: string): act is DeskAct => Object.hasOwn(RIGHTS, act);

/** The next step: what is waited for, and the button where it is the own side's. */
export const Acts = (seen: Seen) => {
  const words = useMessages();
  const officer = useOfficer();
  const sentence = useWaits();
  const inTurn = useInTurn();
  const { agreement } = seen;
  const [done, setDone] = useState<string>();
  const next = nextOf(agreement, officer.party);
  if (agreement.cancelled) return <b>{words.cancelledHint}</b>;
  if (!next) return <b>{words.registeredAs(agreement.registered?.number ?? "")}</b>;
  const mine = next.for === "own-side" && isOurs(next.act) ? next.act : undefined;
  const over = next.act === "sign" && agreement.opening !== undefined && isOver(agreement.opening.closesAt);
  return (
    <div class="next">
      <h2 class="hidden">{words.nextStep}</h2>
      <p aria-live="polite">
        <b>{next.act === "sign" ? words.boardWords.toSign(inTurn(agreement)) : sentence(next)}</b>
        {over && <span class="next-hint">{words.windowOverHint}</span>}
      </p>
      {mine && (may(officer, mine) ? <Step act={mine} onDone={setDone} {...seen} /> : <NotMine act={mine} />)}
      {mayLapse(agreement, officer.party) && may(officer, "confirm-lapse") && <Lapse onDone={setDone} {...seen} />}
      {may(officer, "postpone") && <MoveSigning seen={seen} onDone={setDone} />}
      <Happened what={done} />
    </div>
  );
};

/** The names of those whose turn it is to sign. */
const useInTurn = (): ((agreement: Seen["agreement"]) => string) => {
  const { locale } = useLanguage();
  const said = useSaid();
  return ({ slots, inTurn = [] }) => {
    const turn = slots.filter(({ slot, state }) => inTurn.includes(slot) && state !== "SIGNED");
    return list(
      turn.map(({ name }) => said(name)),
      locale,
    );
  };
};

const NotMine = ({ act }: { act: DeskAct }) => {
  const words = useMessages();
  return (
    <p class="dim">
      {words.noRightTo} {RIGHTS[act].map((role) => words.roles[role]).join(", ")}
    </p>
  );
};

type Doing = Seen & { readonly onDone: (what: string | undefined) => void };

const MoveSigning = ({ seen, onDone }: { seen: Seen; onDone: Doing["onDone"] }) => {
  const words = useMessages();
  const [open, setOpen] = useState(false);
  const close = (what?: string): void => {
    setOpen(false);
    onDone(what);
  };
  if (open) return <Postpone seen={seen} close={close} />;
  if (!mayPostpone(seen.agreement)) return null;
  return (
    <Button kind="plain" size="medium" expanded={false} onClick={() => setOpen(true)}>
      {words.postpone}
    </Button>
  );
};

/** Where on the page a step is done. */
const PLACES: { readonly [act in DeskAct]?: string } = { "propose-version": "#versions", reopen: "#withdraw" };

const Step = ({ act, ...seen }: Doing & { act: DeskAct }) => {
  const step = useStep()({ act, for: "own-side" });
  if (act === "share") return <Share {...seen} />;
  if (act === "initial") return <Initial {...seen} />;
  return (
    <ButtonLink size="medium" href={PLACES[act] ?? "#signatories"}>
      {step}
    </ButtonLink>
  );
};

const Lapse = ({ onDone, ...seen }: Doing) => {
  const words = useMessages();
  const { busy, send, notes } = useAct(seen);
  const lapse = async (): Promise<void> => {
    if ((await send("lapse")).kind === "answer") onDone(words.lapseDone);
  };
  return (
    <>
      <Confirm
        act={words.lapse}
        kind="plain"
        consequences={words.lapseWill}
        busy={busy ? words.sending : undefined}
        onConfirm={lapse}
      />
      {notes}
    </>
  );
};

const Share = ({ onDone, ...seen }: Doing) => {
  const words = useMessages();
  const others = useOthers(seen.agreement);
  const { busy, send, notes } = useAct(seen);
  const share = async (): Promise<void> => {
    if ((await send("share")).kind === "answer") onDone(words.shareDone(others));
  };
  return (
    <>
      <Confirm
        act={words.share}
        consequences={words.shareWill(others)}
        busy={busy ? words.sending : undefined}
        onConfirm={share}
      />
      {notes}
    </>
  );
};
