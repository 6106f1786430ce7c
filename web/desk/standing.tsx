import type { AgreementAnswer } from "../answers.ts";
import { Note } from "../components/note.tsx";
import { Prose } from "../components/prose.tsx";
import { Said, useMessages, useSaid, useSides } from "./desk.tsx";
import { mayMovePlace } from "./offers.ts";
import { useMoment } from "./words.ts";

/** What stands over the whole agreement: cancelled, moved, asked for, open again. */
export const Standing = ({ agreement }: { agreement: AgreementAnswer }) => {
  const words = useMessages();
  const sides = useSides();
  const time = useMoment(agreement.session.zone);
  const { asked, cancelled, reopenedAt, states } = agreement;
  if (cancelled)
    return (
      <Note kind="stop" title={words.cancelledBy(sides([cancelled.by]), time(cancelled.at))}>
        <Reason reason={cancelled.reason} />
        <p>{words.cancelledHint}</p>
      </Note>
    );
  return (
    <>
      {asked.map(({ for: what, by, reason }) => (
        <Note
          key={`${what}.${by}`}
          kind="wait"
          title={what === "cancel" ? words.cancelAsked(sides([by])) : words.reopenAsked(sides([by]))}
        >
          <Reason reason={reason} />
          <p>{what === "cancel" ? words.cancelAskedHint : words.reopenAskedHint}</p>
        </Note>
      ))}
      {reopenedAt && states.text === "NEGOTIATING" && <Note title={words.reopenedAt(time(reopenedAt))} />}
      <Postponed agreement={agreement} />
      <Declined agreement={agreement} />
    </>
  );
};

const Reason = ({ reason }: { reason: string | undefined }) => {
  const words = useMessages();
  if (!reason) return null;
  return (
    <p>
      {words.reason}: <Prose>{reason}</Prose>
    </p>
  );
};

/** What all sides were told of a refusal, and what became of the signing. */
const Declined = ({ agreement }: { agreement: AgreementAnswer }) => {
  const words = useMessages();
  const said = useSaid();
  const { states, slots } = agreement;
  const hasLapsed = states.signature === "LAPSED";
  return (
    <>
      {slots.map(
        ({ slot, name, declined }) =>
          declined && (
            <Note key={slot} kind="stop" title={words.declinedTold(said(name))}>
              <Reason reason={declined.reason} />
              {!hasLapsed && <p>{words.declinedToldHint}</p>}
            </Note>
          ),
      )}
      {hasLapsed && (
        <Note kind="stop" title={words.lapsed}>
          {mayMovePlace(agreement) && <p>{words.lapsedHint}</p>}
        </Note>
      )}
    </>
  );
};

const Postponed = ({ agreement }: { agreement: AgreementAnswer }) => {
  const words = useMessages();
  const sides = useSides();
  const time = useMoment(agreement.session.zone);
  const { postponed, opening, states } = agreement;
  if (!postponed || !opening || states.signature === "FULLY_SIGNED") return null;
  const terms = [
    { head: words.formerTerms, ...postponed },
    { head: words.presentTerms, ...opening },
  ];
  return (
    <Note kind="wait" title={words.postponedBy(sides([postponed.by]))}>
      <Reason reason={postponed.reason} />
      <dl class="facts">
        {terms.flatMap(({ head, opensAt, closesAt, place }) => [
          <dt key={head}>{head}</dt>,
          <dd key={`${head} at`}>
            {time(opensAt)} – {time(closesAt)}, <Said texts={place} />
          </dd>,
        ])}
      </dl>
    </Note>
  );
};
