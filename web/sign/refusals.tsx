import type { ComponentChildren } from "preact";
import { inLanguage } from "../../shared/domain/languages.ts";
import type { Problem } from "../api.ts";
import { Button } from "../components/button.tsx";
import { SignatureMark, type SignatureMarkState } from "../components/marks.tsx";
import { Prose } from "../components/prose.tsx";
import { Failed } from "../components/views.tsx";
import { useLanguage } from "../i18n.tsx";
import { AskCard, Officers } from "./ask.tsx";
import { Order } from "./order.tsx";
import { Frame, Heading, partyOf, Said, useMoment } from "./pieces.tsx";
import type { Officer, Slot } from "./slot.ts";
import { useMessages } from "./words.ts";

interface Words {
  readonly title: string;
  readonly text: string;
}

interface RefusalProps extends Words {
  readonly mark?: SignatureMarkState;
  readonly slot?: Slot;
  readonly children?: ComponentChildren;
}

const Refusal = ({ title, text, mark = "NOT_OPEN", slot, children }: RefusalProps) => {
  const { order } = useMessages();
  const { language } = useLanguage();
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
      {children}
      {slot && slot.order.length > 0 && (
        <section class="card">
          <h2>{order.title}</h2>
          <Order slot={slot} />
        </section>
      )}
      {slot && mark !== "SIGNED" && <AskCard party={inLanguage(partyOf(slot, slot.party), language)} />}
    </Frame>
  );
};

export const NoLink = () => <Refusal {...useMessages().refusals.noLink} mark="LOCKED" />;

const listIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

const officersIn = ({ officers, mails }: Problem): readonly Officer[] =>
  listIn(officers).map((name, at) => ({ name, mail: listIn(mails)[at] }));

/** A link that leads nowhere, each with its own page. Whom to ask is told where the link was genuine once. */
export const LinkProblem = ({ problem, again }: { problem: Problem; again: () => void }) => {
  const { refusals, askWhom } = useMessages();
  const pages: Readonly<Record<string, Words>> = {
    "link-altered": refusals.altered,
    "link-replaced": refusals.replaced,
    "link-revoked": refusals.revoked,
    reopened: refusals.reopened,
    declined: refusals.declined,
    "not-found": refusals.notFound,
  };
  const page = pages[problem.code];
  const officers = officersIn(problem);
  if (!page) {
    return (
      <Frame>
        <Failed problem={problem} again={again} />
      </Frame>
    );
  }
  return (
    <Refusal {...page} mark={problem.code === "declined" ? "DECLINED" : "LOCKED"}>
      {officers.length > 0 && (
        <section class="card">
          <h2>{askWhom}</h2>
          <Officers officers={officers} />
        </section>
      )}
    </Refusal>
  );
};

const textOf = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** From when to when the signing goes on, and where, as far as that is known. */
const Terms = ({ slot }: { slot: Slot }) => {
  const { refusals } = useMessages();
  const { language } = useLanguage();
  const moment = useMoment(slot);
  const { opensAt: opens, closesAt: closes } = slot;
  const { from, reason } = slot.postponed ?? {};
  return (
    <dl class="facts terms">
      {opens && closes && (
        <>
          <dt>{refusals.terms.window}</dt>
          <dd>{refusals.terms.fromTo(moment(opens), moment(closes))}</dd>
        </>
      )}
      {slot.place && (
        <>
          <dt>{refusals.terms.place}</dt>
          <dd>{inLanguage(slot.place, language)}</dd>
        </>
      )}
      {from && (
        <>
          <dt>{refusals.terms.before}</dt>
          <dd>
            <s>
              {refusals.terms.fromTo(moment(from.opensAt), moment(from.closesAt))}, {inLanguage(from.place, language)}
            </s>
          </dd>
        </>
      )}
      {reason && (
        <>
          <dt>{refusals.terms.reason}</dt>
          <dd>
            <Prose>{reason}</Prose>
          </dd>
        </>
      )}
    </dl>
  );
};

const NotYourTurn = ({ slot }: { slot: Slot }) => {
  const { notYourTurn } = useMessages().refusals;
  return (
    <Refusal slot={slot} title={notYourTurn.title} text={notYourTurn.text}>
      <section>
        <h2>{notYourTurn.now}</h2>
        <p>{notYourTurn.nothing}</p>
        <Terms slot={slot} />
      </section>
    </Refusal>
  );
};

const Outside = ({ slot }: { slot: Slot }) => {
  const { early, late } = useMessages().refusals;
  const moment = useMoment(slot);
  const opens = textOf(slot.hindrance?.opensAt) ?? "";
  const closes = textOf(slot.hindrance?.closesAt) ?? "";
  const begins = Date.parse(opens) > Date.now();
  return begins ? (
    <Refusal slot={slot} title={early.title} text={early.text(moment(opens))} />
  ) : (
    <Refusal slot={slot} mark="LOCKED" title={late.title} text={late.text(moment(closes))} />
  );
};

const AlreadySigned = ({ slot, onReceipt }: { slot: Slot; onReceipt: () => void }) => {
  const { signed } = useMessages().refusals;
  const moment = useMoment(slot);
  const at = textOf(slot.hindrance?.signedAt);
  return (
    <Refusal slot={slot} mark="SIGNED" title={signed.title} text={at ? signed.text(moment(at)) : signed.title}>
      <div class="next">
        <Button kind="plain" onClick={onReceipt}>
          {signed.receipt}
        </Button>
        <p class="small dim">{signed.receiptHint}</p>
      </div>
    </Refusal>
  );
};

/** Pages that need no more than their words. */
const PLAIN = { "not-open": "notOpen", "not-prepared": "preparing", cancelled: "cancelled" } as const;

const isPlain = (code: string): code is keyof typeof PLAIN => code in PLAIN;

/** What stands in the way of a genuine link. Nothing is named only before there is anything to sign. */
export const Hindered = ({ slot, onReceipt }: { slot: Slot; onReceipt: () => void }) => {
  const { refusals } = useMessages();
  const code = slot.hindrance?.code ?? "not-open";
  if (code === "already-signed") return <AlreadySigned slot={slot} onReceipt={onReceipt} />;
  if (code === "not-your-turn") return <NotYourTurn slot={slot} />;
  if (code === "postponed") {
    return (
      <Refusal slot={slot} {...refusals.postponed}>
        <Terms slot={slot} />
      </Refusal>
    );
  }
  if (code === "outside-window") return <Outside slot={slot} />;
  return <Refusal slot={slot} {...refusals[PLAIN[isPlain(code) ? code : "not-open"]]} />;
};
