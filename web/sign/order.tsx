import type { SigningSlotAnswer } from "../answers.ts";
import { SignatureMark } from "../components/marks.tsx";
import { partyOf, Said } from "./pieces.tsx";
import { useMessages } from "./words.ts";

type Member = SigningSlotAnswer["order"][number][number];

/** A group is in turn once everybody before it has signed. */
const inTurn = ({ order }: SigningSlotAnswer, group: number): boolean =>
  order
    .slice(0, group)
    .flat()
    .every(({ signed }) => signed);

const Row = ({ slot, member, turn }: { slot: SigningSlotAnswer; member: Member; turn: boolean }) => {
  const { order } = useMessages();
  const own = member.slot === slot.slot;
  const state = member.signed ? "SIGNED" : !turn ? "NOT_OPEN" : own ? "READING" : "INVITED";
  const word = member.signed ? order.signed : !turn ? order.later : own ? order.you : order.now;
  return (
    <li class="slot-row">
      <span class={turn || member.signed ? "state-sign" : "state-off"}>
        <SignatureMark state={state} />
      </span>
      <div>
        <p class="slot-who">
          <Said texts={member.name} />
        </p>
        <p class="small dim">
          <Said texts={partyOf(slot, member.party)} />
        </p>
        <p class="small dim">{word}</p>
      </div>
    </li>
  );
};

/** Who signs, in the order agreed, with the state of each. */
export const Order = ({ slot }: { slot: SigningSlotAnswer }) => (
  <ol class="slot-rows">
    {slot.order.flatMap((group, place) =>
      group.map((member) => <Row key={member.slot} slot={slot} member={member} turn={inTurn(slot, place)} />),
    )}
  </ol>
);
