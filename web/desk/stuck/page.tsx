import type { AgreementAnswer, StepsAnswer } from "../../answers.ts";
import { Empty, View } from "../../components/views.tsx";
import { useApi } from "../../loaded.ts";
import { useMessages, useOfficer } from "../desk.tsx";
import { Frame, useKeepReading } from "./frame.tsx";
import { StepList } from "./step-list.tsx";
import { WhoMay } from "./who-may.tsx";

/** What an agreement waits for by itself: why, since when, and the button that tries it now. */
export const Steps = ({ id }: { id: string }) => (
  <Frame id={id} section="steps">
    {(agreement) => <Waiting agreement={agreement} />}
  </Frame>
);

const Waiting = ({ agreement }: { agreement: AgreementAnswer }) => {
  const { work } = useMessages();
  const [loaded, again] = useApi<StepsAnswer>(`/v1/agreements/${agreement.id}/steps`, useOfficer());
  useKeepReading(loaded, again, loaded.state === "there" && loaded.value.steps.length > 0);
  return (
    <section class="card" aria-labelledby="steps-head">
      <div>
        <h2 id="steps-head">{work.steps}</h2>
        <WhoMay act="retry-step" />
      </div>
      <View loaded={loaded} again={again}>
        {({ steps }) =>
          steps.length > 0 ? (
            <StepList id={agreement.id} zone={agreement.session.zone} steps={steps} again={again} />
          ) : (
            <Empty title={work.nothingWaits}>
              <p class="dim">{work.nothingWaitsHint}</p>
            </Empty>
          )
        }
      </View>
    </section>
  );
};
