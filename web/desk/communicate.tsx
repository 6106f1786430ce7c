import { useState } from "preact/hooks";
import { Button } from "../components/button.tsx";
import { AreaField } from "../components/fields.tsx";
import { LONGEST, proseOf } from "../prose.ts";
import { useAct } from "./act.tsx";
import { ActForm } from "./act-form.tsx";
import { useMessages, useOthers } from "./desk.tsx";
import { Happened } from "./happened.tsx";
import { useKept } from "./kept.ts";
import type { Seen } from "./seen.ts";

interface Props {
  readonly seen: Seen;
  readonly slot: string;
  readonly name: string;
  /** The others do not know of it yet. */
  readonly offered: boolean;
}

/** Tells the other sides that a signatory of the own side declined. */
export const Communicate = ({ seen, slot, name, offered }: Props) => {
  const words = useMessages();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<string>();
  const close = (what?: string): void => {
    setOpen(false);
    setDone(what);
  };
  if (open) return <CommunicateForm seen={seen} slot={slot} name={name} close={close} />;
  return (
    <div>
      <Happened what={done} />
      {offered && !done && (
        <Button kind="plain" size="medium" expanded={false} onClick={() => setOpen(true)}>
          {words.communicate}
        </Button>
      )}
    </div>
  );
};

const CommunicateForm = ({ seen, slot, name, close }: Omit<Props, "offered"> & { close: (done?: string) => void }) => {
  const words = useMessages();
  const others = useOthers(seen.agreement);
  const { value, change, clear } = useKept(`communicate.${seen.agreement.id}.${slot}`, { reason: "" });
  const { busy, send, notes } = useAct(seen);
  const run = async (): Promise<void> => {
    const reason = proseOf(value.reason);
    const answer = await send(`slots/${slot}/decline-communication`, reason ? { reason } : {});
    if (answer.kind !== "answer") return;
    clear();
    close(words.communicateDone(others));
  };
  return (
    <ActForm
      act={words.communicate}
      will={words.communicateWill(name, others)}
      busy={busy}
      notes={notes}
      onAct={run}
      onClose={() => close()}
    >
      <AreaField
        label={words.optional(words.communicateReason)}
        hint={words.communicateHint}
        maxLength={LONGEST}
        rows={3}
        value={value.reason}
        onInput={(reason) => change({ reason })}
      />
    </ActForm>
  );
};
