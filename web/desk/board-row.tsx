import { ButtonLink } from "../components/button.tsx";
import { WarningIcon } from "../components/icons.tsx";
import { ForceState, type SignatureMarkState, SignatureState, TextState } from "../components/marks.tsx";
import { Said, useMessages } from "./desk.tsx";
import type { BoardLine } from "./lines.ts";
import { markOfText, useMoment, useStep, useWaits } from "./words.ts";

/** One agreement: title, reference and the three marks, what it waits for since when, one action. */
export const BoardRow = ({ line }: { line: BoardLine }) => {
  const words = useMessages();
  const step = useStep()(line.waits);
  const { id, titles, form, session } = line;
  return (
    <li class={line.trouble ? "board-row board-row-trouble" : "board-row"}>
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

/** Of the signatures a line knows the sides whose turn it is, and the state of all together. */
const linesOf = ({ states, parties, waits }: BoardLine): readonly { party: string; state: SignatureMarkState }[] => {
  if (states.signature === "PARTIALLY_SIGNED") return [{ party: "", state: "INVITED" }];
  if (states.signature === "FULLY_SIGNED") return parties.map((party) => ({ party, state: "SIGNED" }));
  const invited = waits?.act === "sign" ? waits.parties : [];
  return parties.map((party) => ({ party, state: invited.includes(party) ? "INVITED" : "NOT_OPEN" }));
};

const Marks = ({ line }: { line: BoardLine }) => {
  const words = useMessages();
  const { states, versions } = line;
  const version = versions > 0 && states.text !== "AUTHENTICATED" ? `, ${words.version(versions)}` : "";
  return (
    <>
      <TextState state={markOfText(states.text)} word={`${words.textStates[states.text]}${version}`} />
      <SignatureState slots={linesOf(line)} word={words.signatureStates[states.signature]} />
      <ForceState state="NOT_RECORDED" />
    </>
  );
};

const Waiting = ({ line }: { line: BoardLine }) => {
  const words = useMessages();
  const sentence = useWaits();
  const time = useMoment(line.session.zone);
  const { waits, trouble, number } = line;
  return (
    <div class="board-waits">
      {trouble && (
        <p class="board-trouble">
          <WarningIcon />
          <span>{words.refusedVersion(trouble.version)}</span>
        </p>
      )}
      <p>{waits ? sentence(waits) : words.registeredAs(number ?? "")}</p>
      <p class="small dim">{words.since(time(waits?.since ?? line.at))}</p>
    </div>
  );
};
