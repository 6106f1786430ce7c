import type { AgreementAnswer } from "../answers.ts";
import { ForceMark, SignatureLines, type SignatureMarkState, signatureColour, TextMark } from "../components/marks.tsx";
import type { StateCell } from "../components/state-head.tsx";
import { useCommon } from "../i18n.tsx";
import { useMessages, useSides } from "./desk.tsx";
import { markOfText, useWindow } from "./words.ts";

type Slot = AgreementAnswer["slots"][number];

/** The mark of a slot; an invited one is one whose turn it is. */
export const markOfSlot = (agreement: AgreementAnswer, { slot, state, link, declined }: Slot): SignatureMarkState => {
  if (state === "SIGNED") return "SIGNED";
  if (declined) return "DECLINED";
  const { cancelled, prepared, states, inTurn = [] } = agreement;
  const isOpen = !cancelled && states.signature !== "LAPSED";
  return isOpen && prepared && link === "ACTIVE" && inTurn.includes(slot) ? "INVITED" : "NOT_OPEN";
};

/** Slots in their signing order; before the opening, as they were nominated. */
export const inOrder = ({ slots, opening }: AgreementAnswer): readonly Slot[] =>
  opening ? opening.orderGroups.flat().flatMap((name) => slots.filter(({ slot }) => slot === name)) : slots;

/** Text, signatures and force of an agreement: mark, state, reason. */
export const useCells = (agreement: AgreementAnswer): readonly StateCell[] => {
  const words = useMessages();
  const common = useCommon();
  const sides = useSides();
  const told = useWindow(agreement);
  const { states, shared, initialledBy, slots, parties, opening } = agreement;
  const signed = slots.filter(({ state }) => state === "SIGNED").length;
  const lines =
    slots.length > 0 ? inOrder(agreement).map((slot) => ({ party: slot.party, state: markOfSlot(agreement, slot) })) : undefined;
  const shown = lines ?? parties.map(({ party }) => ({ party, state: "NOT_OPEN" as const }));
  const colour = shown.map(({ state }) => signatureColour(state)).find((each) => each === "state-sign") ?? "state-off";
  const initialled = initialledBy.length > 0 ? words.initialledBy(sides(initialledBy)) : words.notInitialled;
  return [
    {
      mark: <TextMark state={markOfText(states.text)} size="large" />,
      colour: "state-text",
      name: common.text.name,
      state: words.textStates[states.text],
      reason: shared ? initialled : words.drafted,
    },
    {
      mark: <SignatureLines slots={shown} size="large" />,
      colour,
      name: common.signature.name,
      state: opening ? words.signedOf(signed, slots.length) : words.signatureStates[states.signature],
      reason: opening ? told : slots.length === 0 ? words.nobodyNominated : undefined,
    },
    {
      mark: <ForceMark state="NOT_RECORDED" size="large" />,
      colour: "state-off",
      name: common.force.name,
      state: common.force.NOT_RECORDED,
      reason: words.forceHint,
    },
  ];
};
