import { Button } from "../../components/button.tsx";
import { useActing } from "../acting.ts";
import { useMessages, useOfficer, useSaid } from "../desk.tsx";
import { may } from "../officer.ts";
import { Refused } from "../outcome.tsx";
import type { Delivery } from "./delivery.ts";

/** Has a letter sent once more; what comes of it shows in its row. */
export const SendAgain = ({ id, delivery, again }: { id: string; delivery: Delivery; again: () => void }) => {
  const words = useMessages();
  const said = useSaid();
  const { run, busy, outcome } = useActing<Delivery>();
  if (!may(useOfficer(), "send-again")) return <>–</>;
  const send = async (): Promise<void> => {
    await run(`/v1/agreements/${id}/deliveries/${delivery.id}/sending`);
    again();
  };
  const { work } = words;
  return (
    <>
      {delivery.maySendAgain ? (
        <Button
          kind="plain"
          size="small"
          busy={busy ? words.sending : undefined}
          onClick={send}
          label={work.sendAgainTo(work.letters[delivery.kind], said(delivery.to.name))}
        >
          {work.sendAgain}
        </Button>
      ) : (
        "–"
      )}
      <Refused outcome={outcome} />
    </>
  );
};
