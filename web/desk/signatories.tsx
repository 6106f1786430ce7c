import type { AgreementAnswer } from "../answers.ts";
import { SignatureMark, signatureColour } from "../components/marks.tsx";
import { Empty } from "../components/views.tsx";
import { AccessCode } from "./access-code.tsx";
import { markOfSlot } from "./cells.tsx";
import { Said, useMessages, useOfficer, useSides } from "./desk.tsx";
import { Nominate } from "./nominate.tsx";
import { may } from "./officer.ts";
import { Opening } from "./opening.tsx";
import type { Seen } from "./seen.ts";
import { useMoment } from "./words.ts";

type Slot = AgreementAnswer["slots"][number];

/** Who signs, in the order groups of the opening; below it the nomination and the opening while they are due. */
export const Signatories = (seen: Seen) => {
  const words = useMessages();
  const officer = useOfficer();
  const { agreement } = seen;
  const { slots, opening, shared, states } = agreement;
  const groups = opening ? opening.orderGroups.map((names) => slots.filter(({ slot }) => names.includes(slot))) : [slots];
  const mayNominate = shared && !opening && may(officer, "nominate");
  return (
    <section class="card" id="signatories" aria-labelledby="signatories-head">
      <div class="card-head">
        <h2 id="signatories-head">{words.signatories}</h2>
        <span class="small dim">{words.signatoriesHint}</span>
      </div>
      {slots.length === 0 && <Empty title={words.nobodyNominated} children={<p class="dim">{words.noSignatories}</p>} />}
      {groups.map((group, i) => (
        <div key={String(i)}>
          {opening && <h3 class="order-group">{words.orderGroup(i + 1)}</h3>}
          <ul>
            {group.map((slot) => (
              <SlotRow key={slot.slot} slot={slot} agreement={agreement} />
            ))}
          </ul>
        </div>
      ))}
      {mayNominate && <Nominate {...seen} />}
      {mayNominate && states.text === "INITIALLED" && slots.length > 0 && <Opening {...seen} />}
    </section>
  );
};

const SlotRow = ({ slot, agreement }: { slot: Slot; agreement: AgreementAnswer }) => {
  const words = useMessages();
  const officer = useOfficer();
  const sides = useSides();
  const time = useMoment(agreement.session.zone);
  const mark = markOfSlot(agreement, slot);
  const isOwn = slot.party === officer.party;
  const state = slot.signedAt ? words.signedAt(time(slot.signedAt)) : mark === "INVITED" ? words.invited : words.nominated;
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
      <p>{state}</p>
      <div class="slot-act">
        {isOwn && may(officer, "issue-access-code") && slot.state !== "SIGNED" && <AccessCode id={agreement.id} slot={slot} />}
        {!isOwn && <span class="small dim">{words.managedBy(sides([slot.party]))}</span>}
      </div>
    </li>
  );
};
