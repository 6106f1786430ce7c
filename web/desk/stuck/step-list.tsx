import type { StepsAnswer } from "../../answers.ts";
import { Button } from "../../components/button.tsx";
import { WarningIcon } from "../../components/icons.tsx";
import { useActing } from "../acting.ts";
import { useMessages, useOfficer } from "../desk.tsx";
import { may } from "../officer.ts";
import { Refused } from "../outcome.tsx";
import { useMoment } from "../words.ts";
import { FailureSentence } from "./failure.tsx";

type Step = StepsAnswer["steps"][number];

interface Props {
  readonly id: string;
  /** IANA zone of the session: times are told with their place. */
  readonly zone: string;
  readonly again: () => void;
}

export const StepList = ({ steps, ...rest }: Props & { readonly steps: readonly Step[] }) => (
  <ul class="steps">
    {steps.map((step) => (
      <Row key={`${step.step} ${step.own}`} step={step} {...rest} />
    ))}
  </ul>
);

const Row = ({ step, zone, ...rest }: Props & { readonly step: Step }) => {
  const { work } = useMessages();
  const time = useMoment(zone);
  const trouble = step.state !== "WAITING";
  return (
    <li class={trouble ? "step step-trouble" : "step"}>
      <div>
        <p>
          <b>{work.stepsDone[step.step]}</b>
        </p>
        <p class={trouble ? "step-state" : "dim"}>
          {trouble && <WarningIcon />}
          {work.stepStates[step.state]}
        </p>
        <Why step={step} at={time} />
      </div>
      <div class="small dim">
        <p>{work.waitsSince(time(step.since))}</p>
        <p>{work.nextTry(time(step.nextTryAt))}</p>
        {step.attempts > 0 && <p>{work.takenUp(step.attempts)}</p>}
      </div>
      <Retry step={step} {...rest} />
    </li>
  );
};

const Why = ({ step: { failure, state }, at }: { step: Step; at: (time: string) => string }) => {
  const { work } = useMessages();
  if (!failure) return state === "STUCK" ? <p>{work.noReasonYet}</p> : null;
  return (
    <>
      <p>
        <FailureSentence code={failure.code} />
      </p>
      <p class="small dim">
        {work.failedAt(at(failure.at))} <span class="mono">{failure.code}</span>
      </p>
      {!failure.retryable && <p>{work.repeatAlone}</p>}
    </>
  );
};

const Retry = ({ id, step, again }: Omit<Props, "zone"> & { readonly step: Step }) => {
  const words = useMessages();
  const { work } = words;
  const { run, busy, outcome } = useActing<StepsAnswer>();
  if (!may(useOfficer(), "retry-step")) return null;
  const tried = outcome?.kind === "answer" && outcome.body.steps.some((each) => each.failure?.at === step.failure?.at);
  const retry = async (): Promise<void> => {
    await run(`/v1/agreements/${id}/steps/${step.step}/retry`);
    again();
  };
  return (
    <div class="step-act">
      <Button
        kind="plain"
        size="small"
        busy={busy ? words.sending : undefined}
        onClick={retry}
        label={work.tryNowOf(work.stepsDone[step.step])}
      >
        {work.tryNow}
      </Button>
      <p class="small dim" role="status">
        {tried && work.tried}
      </p>
      <Refused outcome={outcome} />
    </div>
  );
};
