import { useState } from "preact/hooks";
import type { AccessCodeAnswer, AgreementAnswer } from "../answers.ts";
import { Confirm } from "../components/consequences.tsx";
import { Copy } from "../components/hash.tsx";
import { Note } from "../components/note.tsx";
import { useActing } from "./acting.ts";
import { useMessages, useSaid } from "./desk.tsx";
import { Refused } from "./outcome.tsx";

/** Makes the code and shows it once; it is nowhere but in this component. */
export const AccessCode = ({ id, slot }: { id: string; slot: AgreementAnswer["slots"][number] }) => {
  const words = useMessages();
  const said = useSaid();
  const { run, busy, outcome } = useActing<AccessCodeAnswer>();
  const [code, setCode] = useState<string>();
  const make = async (): Promise<void> => {
    const answer = await run(`/v1/agreements/${id}/slots/${slot.slot}/access-code`);
    if (answer.kind === "answer") setCode(answer.body.code);
  };
  if (code)
    return (
      <Note title={words.codeShown(said(slot.name))} live>
        <p>
          <b class="mono access-code">{code}</b>
          <Copy text={code} />
        </p>
        <p class="small">{words.codeHint}</p>
        <button type="button" class="link" onClick={() => setCode(undefined)}>
          {words.codeGone}
        </button>
      </Note>
    );
  return (
    <Confirm
      act={words.accessCode}
      kind="plain"
      size="small"
      consequences={words.accessCodeWill(said(slot.name))}
      busy={busy ? words.sending : undefined}
      onConfirm={make}
    >
      <Refused outcome={outcome} />
    </Confirm>
  );
};
