import { useState } from "preact/hooks";
import { Empty } from "../components/views.tsx";
import { useMessages, useOfficer } from "./desk.tsx";
import { Happened } from "./happened.tsx";
import { Nominate } from "./nominate.tsx";
import { may } from "./officer.ts";
import { Opening } from "./opening.tsx";
import type { Seen } from "./seen.ts";
import { SlotRow } from "./slot-row.tsx";

/** Who signs, in the order groups of the opening; below it the nomination and the opening while they are due. */
export const Signatories = (seen: Seen) => {
  const words = useMessages();
  const officer = useOfficer();
  const { slots, opening, shared, states, cancelled } = seen.agreement;
  const [opened, setOpened] = useState<string>();
  const groups = opening ? opening.orderGroups.map((names) => slots.filter(({ slot }) => names.includes(slot))) : [slots];
  const mayNominate = shared && !opening && !cancelled && may(officer, "nominate");
  return (
    <section class="card" id="signatories" aria-labelledby="signatories-head">
      <div class="card-head">
        <h2 id="signatories-head">{words.signatories}</h2>
        <span class="small dim">{words.signatoriesHint}</span>
      </div>
      {slots.length === 0 && <Empty title={words.nobodyNominated} children={<p class="dim">{words.noSignatories}</p>} />}
      {groups.map((group, i) => (
        <div key={String(i)}>
          {opening && (
            <h3 class="order-group">
              <span class="order-number" aria-hidden="true">
                {i + 1}
              </span>
              {words.orderGroup(i + 1)}
            </h3>
          )}
          <ul>
            {group.map((slot) => (
              <SlotRow key={slot.slot} slot={slot} {...seen} />
            ))}
          </ul>
        </div>
      ))}
      <Happened what={opened} />
      {mayNominate && <Nominate {...seen} />}
      {mayNominate && states.text === "INITIALLED" && slots.length > 0 && <Opening {...seen} onDone={setOpened} />}
    </section>
  );
};
