import { ButtonLink } from "../components/button.tsx";
import { Confirm } from "../components/consequences.tsx";
import { Hash } from "../components/hash.tsx";
import { useAct } from "./act.tsx";
import { useMessages, useOfficer, useSides } from "./desk.tsx";
import { nextOf } from "./next.ts";
import { type DeskAct, may, RIGHTS } from "./officer.ts";
import type { Seen } from "./seen.ts";
import { useStep, useWaits } from "./words.ts";

const isOurs = (act: string): act is DeskAct => Object.hasOwn(RIGHTS, act);

/** The next step: what is waited for, and the button where it is the own side's. */
export const Acts = (seen: Seen) => {
  const words = useMessages();
  const officer = useOfficer();
  const sentence = useWaits();
  const { agreement } = seen;
  const next = nextOf(agreement, officer.party);
  if (!next) return <b>{words.registeredAs(agreement.registered?.number ?? "")}</b>;
  const mine = next.for === "own-side" && isOurs(next.act) ? next.act : undefined;
  return (
    <div class="next" aria-live="polite">
      <h2 class="hidden">{words.nextStep}</h2>
      <p>
        <b>{sentence(next)}</b>
      </p>
      {mine && (may(officer, mine) ? <Step act={mine} {...seen} /> : <NotMine act={mine} />)}
    </div>
  );
};

const NotMine = ({ act }: { act: DeskAct }) => {
  const words = useMessages();
  return (
    <p class="dim">
      {words.noRightTo} {RIGHTS[act].map((role) => words.roles[role]).join(", ")}
    </p>
  );
};

const Step = ({ act, ...seen }: Seen & { act: DeskAct }) => {
  const step = useStep()({ act, for: "own-side" });
  if (act === "share") return <Share {...seen} />;
  if (act === "initial") return <Initial {...seen} />;
  return (
    <ButtonLink size="medium" href={act === "propose-version" ? "#versions" : "#signatories"}>
      {step}
    </ButtonLink>
  );
};

const useOthers = ({ agreement }: Seen): string => {
  const { party } = useOfficer();
  const codes = agreement.parties.map((each) => each.party);
  return useSides()(codes.filter((code) => code !== party));
};

const Share = (seen: Seen) => {
  const words = useMessages();
  const { busy, send, notes } = useAct(seen);
  return (
    <>
      <Confirm
        act={words.share}
        consequences={words.shareWill(useOthers(seen))}
        busy={busy ? words.sending : undefined}
        onConfirm={() => send("share")}
      />
      {notes}
    </>
  );
};

/** The manifest that is shown is the one that is sent. */
const Initial = (seen: Seen) => {
  const words = useMessages();
  const { busy, send, notes } = useAct(seen);
  const consequences = words.initialWill(useOthers(seen));
  const version = seen.agreement.versions.findLast(({ kind }) => kind === "accepted");
  if (version?.kind !== "accepted") return null;
  const { manifest } = version;
  return (
    <>
      <Confirm
        act={words.initial}
        consequences={consequences}
        busy={busy ? words.sending : undefined}
        onConfirm={() => send("initials", { manifest })}
      >
        <p>
          {words.manifest}, {words.version(version.number)}
          <br />
          <Hash value={manifest} whole />
        </p>
      </Confirm>
      {notes}
    </>
  );
};
