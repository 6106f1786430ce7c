import { useState } from "preact/hooks";
import type { AgreementAnswer } from "../answers.ts";
import { Button } from "../components/button.tsx";
import { SignatureMark, signatureColour } from "../components/marks.tsx";
import { AccessCode } from "./access-code.tsx";
import { markOfSlot } from "./cells.tsx";
import { Said, useMessages, useOfficer, useSaid, useSides } from "./desk.tsx";
import { Happened } from "./happened.tsx";
import { slotActs, wantsCode } from "./offers.ts";
import { may } from "./officer.ts";
import type { Seen } from "./seen.ts";
import { SlotActs } from "./slot-acts.tsx";
import { useMoment } from "./words.ts";

type Slot = AgreementAnswer["slots"][number];

/** One signatory: mark, who signs, state; the own side's acts, or who manages it. */
export const SlotRow = ({ slot, ...seen }: Seen & { slot: Slot }) => {
  const { agreement } = seen;
  const words = useMessages();
  const officer = useOfficer();
  const sides = useSides();
  const mark = markOfSlot(agreement, slot);
  return (
    <li class="slot">
      <span class={signatureColour(mark)}>
        <SignatureMark state={mark} size="large" />
      </span>
      <div>
        <p>
          <b>
            <Said texts={slot.name} />
          </b>
        </p>
        <p>
          <Said texts={slot.office} />, {sides([slot.party])}
        </p>
        <p class="small dim">{words.capacities[slot.capacity]}</p>
      </div>
      <p>{useSlotState(agreement)(slot)}</p>
      {slot.party === officer.party ? (
        <OwnActs slot={slot} {...seen} />
      ) : (
        <p class="slot-act small dim">{words.managedBy(sides([slot.party]))}</p>
      )}
    </li>
  );
};

const useSlotState = (agreement: AgreementAnswer): ((slot: Slot) => string) => {
  const words = useMessages();
  const time = useMoment(agreement.session.zone);
  return (slot) => {
    if (slot.signedAt) return words.signedAt(time(slot.signedAt));
    if (agreement.cancelled) return words.cancelledShort;
    if (slot.declined) return words.declined(time(slot.declined.at));
    if (slot.link === "REVOKED") return words.linkRevoked;
    return markOfSlot(agreement, slot) === "INVITED" ? words.invited : words.nominated;
  };
};

const OwnActs = ({ slot, ...seen }: Seen & { slot: Slot }) => {
  const words = useMessages();
  const officer = useOfficer();
  const said = useSaid();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<string>();
  const { agreement } = seen;
  const acts = slotActs(agreement, slot, officer.party).filter((act) => may(officer, act));
  const toggle = (): void => {
    setOpen(!open);
    setDone(undefined);
  };
  const finish = (what: string | undefined): void => {
    if (what) setOpen(false);
    setDone(what);
  };
  return (
    <>
      <div class="slot-act">
        {may(officer, "issue-access-code") && wantsCode(agreement, slot, officer.party) && (
          <AccessCode id={agreement.id} slot={slot} />
        )}
        {(acts.length > 0 || open) && (
          <Button kind="plain" size="small" expanded={open} onClick={toggle}>
            {words.moreActs}
            <span class="hidden">: {said(slot.name)}</span>
          </Button>
        )}
      </div>
      <div class="slot-below">
        <Happened what={done} />
        {open && <SlotActs seen={seen} slot={slot} acts={acts} onDone={finish} />}
      </div>
    </>
  );
};
