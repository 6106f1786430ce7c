import { SignatureMark } from "../components/marks.tsx";
import { partyOf, Said, useMoment } from "./pieces.tsx";
import type { Slot } from "./slot.ts";
import { useMessages } from "./words.ts";

type Member = Slot["order"][number][number];

/** Whether anybody signs now at all; what stands in the way of this signatory alone does not tell. */
const ONLY_MINE: readonly string[] = ["not-your-turn", "already-signed"];
const isOpen = ({ maySign, hindrance }: Slot): boolean => maySign || ONLY_MINE.includes(hindrance?.code ?? "");

/** A group is in turn once everybody before it has signed. */
const inTurn = ({ order }: Slot, group: number): boolean =>
  order
    .slice(0, group)
    .flat()
    .every(({ signed }) => signed);

/** What a member of the order does now, in words; `turn`: the group may sign. */
const useWord = (slot: Slot, member: Member, turn: boolean): string => {
  const { order } = useMessages();
  const moment = useMoment(slot);
  const own = member.slot === slot.slot;
  if (member.state === "DECLINED") return order.declined;
  if (member.signed) return member.signedAt ? order.signedAt(moment(member.signedAt)) : order.signed;
  if (!isOpen(slot)) return order.notYet;
  if (!turn) return own ? order.youLater : order.later;
  return own && slot.maySign ? order.you : order.now;
};

const Row = ({ slot, member, first }: { slot: Slot; member: Member; first: boolean }) => {
  const turn = first && isOpen(slot);
  const word = useWord(slot, member, turn);
  const waiting = !turn ? "NOT_OPEN" : member.slot === slot.slot ? "READING" : "INVITED";
  const state = member.signed ? "SIGNED" : member.state === "DECLINED" ? member.state : waiting;
  return (
    <li class="slot-row">
      <span class={turn || member.signed ? "state-sign" : "state-off"}>
        <SignatureMark state={state} />
      </span>
      <div>
        <p class="slot-who">
          <Said texts={member.name} />
        </p>
        <p class="small">
          <Said texts={member.office} />
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
export const Order = ({ slot }: { slot: Slot }) => (
  <ol class="slot-rows">
    {slot.order.flatMap((group, place) =>
      group.map((member) => <Row key={member.slot} slot={slot} member={member} first={inTurn(slot, place)} />),
    )}
  </ol>
);
