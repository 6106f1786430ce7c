import type { Outcome } from "../api.ts";
import { Note } from "../components/note.tsx";
import { useMessages } from "./desk.tsx";

/** Why an act was not done; a changed agreement has its own place. */
export const Refused = ({ outcome }: { outcome: Outcome<unknown> | undefined }) => {
  const { noAnswer } = useMessages();
  if (outcome?.kind === "offline") return <Note kind="wait" title={noAnswer} live />;
  if (outcome?.kind !== "problem" || outcome.problem.status === 412) return null;
  const { title, detail } = outcome.problem;
  return (
    <Note kind="stop" title={title} live>
      {detail && (
        <p class="small mono" lang="en">
          {detail}
        </p>
      )}
    </Note>
  );
};
