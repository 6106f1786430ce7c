import type { ComponentChildren } from "preact";
import type { SigningSlotAnswer } from "../answers.ts";
import type { Problem } from "../api.ts";
import { SignatureMark, type SignatureMarkState } from "../components/marks.tsx";
import { Failed } from "../components/views.tsx";
import { Order } from "./order.tsx";
import { Frame, Heading, partyOf, Said, useMoment } from "./pieces.tsx";
import { useMessages } from "./words.ts";

interface RefusalProps {
  readonly title: string;
  readonly text: string;
  readonly mark?: SignatureMarkState;
  readonly slot?: SigningSlotAnswer;
  readonly children?: ComponentChildren;
}

/** Whom to ask: an officer of the own side. */
const Ask = ({ slot }: { slot: SigningSlotAnswer }) => {
  const { askWhom, ask } = useMessages();
  const [before, after] = ask("\n").split("\n");
  return (
    <section class="card">
      <h2>{askWhom}</h2>
      <p>
        {before}
        <Said texts={partyOf(slot, slot.party)} />
        {after}
      </p>
    </section>
  );
};

const Refusal = ({ title, text, mark = "NOT_OPEN", slot, children }: RefusalProps) => {
  const { order } = useMessages();
  return (
    <Frame slot={slot}>
      <div class="act-head">
        <span class={mark === "SIGNED" ? "state-sign" : "state-off"}>
          <SignatureMark state={mark} size="large" />
        </span>
        <Heading large>{title}</Heading>
        <p class="lead">{text}</p>
        {slot && (
          <p class="serif">
            <Said texts={slot.titles} />
          </p>
        )}
      </div>
      {slot && slot.order.length > 0 && (
        <section class="card">
          <h2>{order.title}</h2>
          <Order slot={slot} />
        </section>
      )}
      {children}
      {slot && mark !== "SIGNED" && <Ask slot={slot} />}
    </Frame>
  );
};

export const NoLink = () => <Refusal {...useMessages().refusals.noLink} mark="LOCKED" />;

/** A link that leads nowhere, each with its own page. */
export const LinkProblem = ({ problem, again }: { problem: Problem; again: () => void }) => {
  const { altered, replaced, notFound } = useMessages().refusals;
  const pages: Readonly<Record<string, { title: string; text: string }>> = {
    "link-altered": altered,
    "link-replaced": replaced,
    "not-found": notFound,
  };
  const page = pages[problem.code];
  if (page) return <Refusal {...page} mark="LOCKED" />;
  return (
    <Frame>
      <Failed problem={problem} again={again} />
    </Frame>
  );
};

/** `maySign` is false and nothing is named only before there is anything to sign. */
const NONE: NonNullable<SigningSlotAnswer["hindrance"]> = { code: "not-open" };

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** What stands in the way of a genuine link. */
export const Hindered = ({ slot }: { slot: SigningSlotAnswer }) => {
  const { refusals } = useMessages();
  const moment = useMoment(slot);
  const { code, opensAt, closesAt, signedAt } = slot.hindrance ?? NONE;
  const { notOpen, notYourTurn, early, late, preparing, signed } = refusals;
  if (code === "already-signed") {
    return <Refusal slot={slot} mark="SIGNED" title={signed.title} text={signed.text(moment(textOf(signedAt)))} />;
  }
  if (code === "outside-window") {
    const begins = Date.parse(textOf(opensAt)) > Date.now();
    return begins ? (
      <Refusal slot={slot} title={early.title} text={early.text(moment(textOf(opensAt)))} />
    ) : (
      <Refusal slot={slot} mark="LOCKED" title={late.title} text={late.text(moment(textOf(closesAt)))} />
    );
  }
  if (code === "not-your-turn") {
    return (
      <Refusal slot={slot} title={notYourTurn.title} text={notYourTurn.text}>
        <section>
          <h2>{notYourTurn.now}</h2>
          <p>{notYourTurn.nothing}</p>
        </section>
      </Refusal>
    );
  }
  return <Refusal slot={slot} {...(code === "not-prepared" ? preparing : notOpen)} />;
};
