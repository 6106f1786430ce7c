import { useState } from "preact/hooks";
import { Button } from "../components/button.tsx";
import { useAct } from "./act.tsx";
import { ActForm } from "./act-form.tsx";
import { useMessages, useOfficer, useSaid } from "./desk.tsx";
import { Happened } from "./happened.tsx";
import { useKept } from "./kept.ts";
import { isWhole, type Nominee, NomineeFields, nobody, nomineeOf } from "./nominee-fields.tsx";
import type { Seen } from "./seen.ts";

/** A signatory of the own side. */
export const Nominate = (seen: Seen) => {
  const words = useMessages();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<string>();
  const begin = (): void => {
    setDone(undefined);
    setOpen(true);
  };
  const close = (what?: string): void => {
    setOpen(false);
    setDone(what);
  };
  if (open) return <NominateForm seen={seen} close={close} />;
  return (
    <>
      <Happened what={done} />
      <p>
        <Button kind="plain" size="medium" expanded={false} onClick={begin}>
          {words.nominate}
        </Button>
      </p>
    </>
  );
};

const NominateForm = ({ seen, close }: { seen: Seen; close: (done?: string) => void }) => {
  const words = useMessages();
  const said = useSaid();
  const { party } = useOfficer();
  const { id, authenticLanguages } = seen.agreement;
  const { value, change, clear } = useKept<Nominee>(`nominate.${id}`, nobody(authenticLanguages));
  const { busy, send, notes } = useAct(seen);
  const [asked, setAsked] = useState(false);
  const nominate = async (): Promise<void> => {
    setAsked(true);
    if (!isWhole(value, authenticLanguages)) return;
    const answer = await send("nominations", { party, ...nomineeOf(value) });
    if (answer.kind !== "answer") return;
    clear();
    close(words.nominateDone(said(value.name)));
  };
  return (
    <ActForm act={words.nominateAct} will={words.nominateWill} busy={busy} notes={notes} onAct={nominate} onClose={() => close()}>
      <NomineeFields value={value} change={change} languages={authenticLanguages} asked={asked} />
    </ActForm>
  );
};
