import { list } from "../../shared/messages/format/names.ts";
import { localTime, timeOfDay } from "../../shared/messages/format/times.ts";
import { ButtonLink } from "../components/button.tsx";
import { WarningIcon } from "../components/icons.tsx";
import { ForceState, type SignatureMarkState, SignatureState, TextState } from "../components/marks.tsx";
import { useLanguage } from "../i18n.tsx";
import { Said, useMessages, useSaid } from "./desk.tsx";
import type { BoardLine } from "./lines.ts";
import { isOver, markOfText, useMoment, useStep, useWaits } from "./words.ts";

/** One agreement: title, reference and the three marks, what it waits for since when, one action. */
export const BoardRow = ({ line }: { line: BoardLine }) => {
  const words = useMessages();
  const step = useStep()(line.waits);
  const isTroubled = useTroubles(line).length > 0;
  const { id, titles, form, session } = line;
  return (
    <li class={isTroubled ? "board-row board-row-trouble" : "board-row"}>
      <div>
        <h3 class="serif board-title">
          <Said texts={titles} />
        </h3>
        <div class="states board-facts">
          <span class="small dim">
            <span class="mono">
              {session.commission}-{session.ordinal}
            </span>{" "}
            {words.forms[form]}
          </span>
          <Marks line={line} />
        </div>
      </div>
      <Waiting line={line} />
      <ButtonLink kind="plain" size="small" href={`/desk/agreements/${id}`}>
        <span>{step ?? words.open}</span>
        <span class="hidden">
          : <Said texts={titles} />
        </span>
      </ButtonLink>
    </li>
  );
};

const MARKS = { SIGNED: "SIGNED", DECLINED: "DECLINED", REVOKED: "LOCKED", NOMINATED: "NOT_OPEN" } as const;

/** A line a slot; before anybody is nominated, a line a side. */
const marksOf = ({ parties, slots, waits }: BoardLine): readonly { party: string; state: SignatureMarkState }[] => {
  if (slots.length === 0) return parties.map((party) => ({ party, state: "NOT_OPEN" }));
  const turn = waits?.act === "sign" ? (waits.slots ?? []) : [];
  return slots.map(({ slot, party, state }) => ({
    party,
    state: state === "NOMINATED" && turn.includes(slot) ? "INVITED" : MARKS[state],
  }));
};

const Marks = ({ line }: { line: BoardLine }) => {
  const words = useMessages();
  const { states, versions, slots } = line;
  const version = versions > 0 && states.text !== "AUTHENTICATED" ? `, ${words.version(versions)}` : "";
  const signed = slots.filter(({ state }) => state === "SIGNED").length;
  const isOpen = states.signature === "OPEN" || states.signature === "PARTIALLY_SIGNED";
  return (
    <>
      <TextState state={markOfText(states.text)} word={`${words.textStates[states.text]}${version}`} />
      <SignatureState
        slots={marksOf(line)}
        word={isOpen ? words.signedOf(signed, slots.length) : words.signatureStates[states.signature]}
      />
      <ForceState state="NOT_RECORDED" />
    </>
  );
};

const useNames = ({ slots }: BoardLine): ((which: (slot: BoardLine["slots"][number]) => boolean) => string) => {
  const { locale } = useLanguage();
  const said = useSaid();
  return (which) =>
    list(
      slots.filter(which).map(({ name }) => said(name)),
      locale,
    );
};

/** What keeps an agreement back, where it is more than waiting. */
const useTroubles = (line: BoardLine): readonly string[] => {
  const words = useMessages();
  const names = useNames(line);
  const time = useMoment(line.session.zone);
  const { trouble, waits } = line;
  const [declined, revoked] = [names(({ state }) => state === "DECLINED"), names(({ state }) => state === "REVOKED")];
  return [
    ...(trouble ? [words.refusedVersion(trouble.version)] : []),
    ...(declined ? [words.boardWords.hasDeclined(declined)] : []),
    ...(revoked && waits ? [words.boardWords.linkGone(revoked)] : []),
    ...(waits?.act === "sign" && waits.until && isOver(waits.until) ? [words.windowOver(time(waits.until))] : []),
  ];
};

const useWaiting = (line: BoardLine): string => {
  const words = useMessages();
  const sentence = useWaits();
  const names = useNames(line);
  const time = useMoment(line.session.zone);
  const { waits, number, cancelled } = line;
  if (cancelled) return words.boardWords.cancelledSince(time(cancelled));
  if (!waits) return words.registeredAs(number ?? "");
  const next = waits.act === "sign" ? names(({ slot }) => (waits.slots ?? []).includes(slot)) : "";
  return next ? words.boardWords.toSign(next) : sentence(waits);
};

/** Of today the time, of other days the day: at the place of the session. */
const useSince = ({ waits, at, session: { zone } }: BoardLine): string => {
  const { locale } = useLanguage();
  const [since, now] = [localTime(waits?.since ?? at, zone, locale), localTime(new Date(), zone, locale)];
  return since.date === now.date ? timeOfDay(since, locale) : since.date;
};

const Waiting = ({ line }: { line: BoardLine }) => {
  const words = useMessages();
  const time = useMoment(line.session.zone);
  const since = useSince(line);
  const troubles = useTroubles(line);
  const { waits, states, cancelled } = line;
  const signed = useNames(line)(({ state }) => state === "SIGNED");
  const opens = waits?.act === "sign" && waits.from && !isOver(waits.from) ? words.windowFrom(time(waits.from)) : "";
  return (
    <div class="board-waits">
      {troubles.map((each) => (
        <p key={each} class="board-trouble">
          <WarningIcon />
          <span>{each}</span>
        </p>
      ))}
      <p>{useWaiting(line)}</p>
      {states.signature === "PARTIALLY_SIGNED" && <p class="small">{words.boardWords.hasSigned(signed)}</p>}
      {opens && <p class="small">{opens}</p>}
      {!cancelled && <p class="small dim">{words.since(since)}</p>}
    </div>
  );
};
