import { TickIcon, WarningIcon } from "../../components/icons.tsx";
import { useMessages } from "../desk.tsx";
import { FailureSentence } from "../stuck/failure.tsx";
import { useMoment } from "../words.ts";
import type { Delivery } from "./delivery.ts";

/** The word for it: the mark never says it alone. */
export const State = ({ delivery: { state, wantedAt } }: { delivery: Delivery }) => {
  const { work } = useMessages();
  return (
    <>
      <span class={state === "FAILED" ? "delivery-state delivery-failed" : "delivery-state"}>
        {state === "SENT" && <TickIcon />}
        {state === "FAILED" && <WarningIcon />}
        {work.deliveryStates[state]}
      </span>
      {wantedAt && <span class="small delivery-line">{work.toBeSentAgain}</span>}
    </>
  );
};

/** Every try with its answer, the last first. */
export const Tries = ({ delivery, zone }: { delivery: Delivery; zone: string }) => {
  const { work } = useMessages();
  const time = useMoment(zone);
  const { tries, attempts } = delivery;
  if (tries === 0) return <>–</>;
  return (
    <ol class="delivery-tries small" reversed>
      {attempts.toReversed().map(({ at, messageId, failure }) => (
        <li key={at}>
          {time(at)}
          <span class="dim delivery-line">
            {messageId && (
              <>
                {work.acceptedAs} <span class="mono delivery-mail">{messageId}</span>
              </>
            )}
            {failure && <FailureSentence code={failure.code} />}{" "}
            {failure && <span class="mono">{failure.reason ?? failure.code}</span>}
          </span>
        </li>
      ))}
      {tries > attempts.length && <li class="dim">{work.earlierTries(tries - attempts.length)}</li>}
    </ol>
  );
};
