import { localTime, moment } from "../../shared/messages/format/times.ts";
import type { TextMarkState } from "../components/marks.tsx";
import { useLanguage } from "../i18n.tsx";
import { useMessages, useSides } from "./desk.tsx";
import type { BoardLine } from "./lines.ts";

type Waits = Pick<NonNullable<BoardLine["waits"]>, "act" | "parties" | "for">;

/** A shared text that nobody has agreed yet is drawn as the draft that it is. */
export const markOfText = (state: BoardLine["states"]["text"]): TextMarkState => (state === "NEGOTIATING" ? "DRAFT" : state);

export const useMoment = (zone: string): ((at: string) => string) => {
  const { locale } = useLanguage();
  return (at) => moment(localTime(at, zone, locale));
};

/** What an agreement waits for, as a sentence. */
export const useWaits = (): ((waits: Waits) => string) => {
  const { ownWaits, otherWaits } = useMessages();
  const sides = useSides();
  return ({ act, parties, for: whom }) => {
    const own: { readonly [act: string]: string } = ownWaits;
    return (whom === "own-side" ? own[act] : undefined) ?? otherWaits[act](sides(parties));
  };
};

/** The name of the next step, where it is the own side's. */
export const useStep = (): ((waits: { readonly act: string; readonly for: Waits["for"] } | undefined) => string | undefined) => {
  const { ownSteps } = useMessages();
  const steps: { readonly [act: string]: string } = ownSteps;
  return (waits) => (waits?.for === "own-side" ? steps[waits.act] : undefined);
};
