import type { Outcome } from "../api.ts";
import { Note } from "../components/note.tsx";
import { useMessages } from "./desk.tsx";

/** Why an act was not done; a changed agreement has its own place. */
export const Refused = ({ outcome }: { outcome: Outcome<unknown> | undefined }) => {
  const { noAnswer, roles, work } = useMessages();
  if (outcome?.kind === "offline") return <Note kind="wait" title={noAnswer} live />;
  if (outcome?.kind !== "problem" || outcome.problem.status === 412) return null;
  const { title, detail, code, roles: who } = outcome.problem;
  const names: { readonly [role: string]: string } = roles;
  const isForbidden = code === "forbidden" && Array.isArray(who);
  return (
    <Note kind="stop" title={title} live>
      {isForbidden && <p>{work.whoMay(who.map((role) => names[String(role)] ?? String(role)).join(", "))}</p>}
      {detail && !isForbidden && (
        <p class="small mono" lang="en">
          {detail}
        </p>
      )}
    </Note>
  );
};
