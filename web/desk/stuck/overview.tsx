import { useEffect } from "preact/hooks";
import type { StuckAnswer } from "../../answers.ts";
import { useTitle } from "../../components/shell.tsx";
import { Empty, View } from "../../components/views.tsx";
import { useApi } from "../../loaded.ts";
import { Said, useMessages, useOfficer } from "../desk.tsx";
import { useKeepReading } from "./frame.tsx";
import { sectionAddress } from "./sections.tsx";
import { StepList } from "./step-list.tsx";
import { WhoMay } from "./who-may.tsx";

export const STUCK = "/desk/stuck";

const MINUTE_MS = 60_000;

/** How many agreements are stuck, for the rail; none is not counted. Read again on each page and each minute; meanwhile the last that is known stays. */
export const useStuckCount = (path: string): { readonly count?: number } => {
  const [loaded, again] = useApi<StuckAnswer>("/v1/steps", useOfficer());
  useEffect(again, [path, again]);
  useEffect(() => {
    const timer = setInterval(again, MINUTE_MS);
    return () => clearInterval(timer);
  }, [again]);
  const known = loaded.state === "there" ? loaded.value : loaded.last;
  return known?.agreements.length ? { count: known.agreements.length } : {};
};

/** What fails in the agreements of the own side, the longest waiting first. */
export const Stuck = () => {
  const { work } = useMessages();
  useTitle(work.stuckWork);
  const [loaded, again] = useApi<StuckAnswer>("/v1/steps", useOfficer());
  useKeepReading(loaded, again, loaded.state === "there" && loaded.value.agreements.length > 0);
  return (
    <>
      <h1>{work.stuckWork}</h1>
      <WhoMay act="retry-step" />
      <View loaded={loaded} again={again}>
        {({ agreements }) =>
          agreements.length === 0 ? (
            <Empty title={work.nothingStuck}>
              <p class="dim">{work.nothingStuckHint}</p>
            </Empty>
          ) : (
            <div class="stuck">
              {agreements.map(({ id, titles, zone, steps }) => (
                <section key={id} class="card" aria-labelledby={`stuck-${id}`}>
                  <h2 id={`stuck-${id}`} class="serif">
                    <a href={sectionAddress(id, "steps")}>
                      <Said texts={titles} />
                    </a>
                  </h2>
                  <StepList id={id} zone={zone} steps={steps} again={again} />
                </section>
              ))}
            </div>
          )
        }
      </View>
    </>
  );
};
