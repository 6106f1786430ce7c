import { localTime, moment } from "../../shared/messages/format/times.ts";
import type { AgreementAnswer } from "../answers.ts";
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

/** How the window of signature stands, once there is one. */
export const useWindow = ({ opening, postponed, session }: AgreementAnswer): string | undefined => {
  const words = useMessages();
  const time = useMoment(session.zone);
  if (!opening) return undefined;
  const { opensAt, closesAt } = opening;
  if (isOver(closesAt)) return words.windowOver(time(closesAt));
  if (isOver(opensAt)) return words.windowUntil(time(closesAt));
  return postponed ? words.postponedUntil(time(opensAt)) : words.windowFrom(time(opensAt));
};

export const isOver = (at: string): boolean => Date.parse(at) <= Date.now();

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
