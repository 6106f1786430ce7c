import { useState } from "preact/hooks";
import { Button } from "../components/button.tsx";
import { AreaField } from "../components/fields.tsx";
import { LONGEST, proseOf } from "../prose.ts";
import { useAct } from "./act.tsx";
import { ActForm } from "./act-form.tsx";
import { useMessages, useOfficer, useOthers, useSides } from "./desk.tsx";
import { Happened } from "./happened.tsx";
import { useKept } from "./kept.ts";
import { type Withdrawal, withdrawals } from "./offers.ts";
import { may } from "./officer.ts";
import type { Seen } from "./seen.ts";

interface Words {
  readonly act: string;
  readonly will: readonly string[];
  readonly done: string;
}

const useWithdrawalWords = ({ agreement }: Seen): { readonly [withdrawal in Withdrawal]: Words } => {
  const words = useMessages();
  const drafter = useSides()([agreement.draftedBy]);
  const others = useOthers(agreement);
  return {
    cancel: { act: words.cancel, will: words.cancelWill, done: words.cancelDone },
    "cancel-draft": { act: words.cancelDraft, will: words.cancelDraftWill, done: words.cancelDone },
    "cancel-ask": { act: words.cancelAsk, will: words.cancelAskWill(drafter), done: words.cancelAskDone(drafter) },
    reopen: { act: words.reopen, will: words.reopenWill, done: words.reopenDone },
    "reopen-ask": { act: words.reopenAsk, will: words.reopenAskWill(others), done: words.reopenAskDone(others) },
  };
};

/** What takes an agreement back: to the negotiation, or altogether. */
export const Withdraw = (seen: Seen) => {
  const words = useMessages();
  const officer = useOfficer();
  const acts = useWithdrawalWords(seen);
  const [chosen, setChosen] = useState<Withdrawal>();
  const [done, setDone] = useState<string>();
  const offered = may(officer, "cancel") ? withdrawals(seen.agreement, officer.party) : [];
  const choose = (kind: Withdrawal): void => {
    setChosen(kind);
    setDone(undefined);
  };
  const close = (what?: string): void => {
    setChosen(undefined);
    setDone(what);
  };
  // A form that is open stays: what the others did meanwhile is answered when it is sent.
  if (offered.length === 0 && !chosen && !done) return null;
  return (
    <section class="card" id="withdraw" aria-labelledby="withdraw-head">
      <div class="card-head">
        <h2 id="withdraw-head">{words.withdraw}</h2>
        <span class="small dim">{words.withdrawHint}</span>
      </div>
      <Happened what={done} />
      {chosen ? (
        <WithdrawForm key={chosen} seen={seen} kind={chosen} words={acts[chosen]} close={close} />
      ) : (
        <div class="buttons">
          {offered.map((kind) => (
            <Button key={kind} kind="plain" size="medium" expanded={false} onClick={() => choose(kind)}>
              {acts[kind].act}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
};

interface FormProps {
  readonly seen: Seen;
  readonly kind: Withdrawal;
  readonly words: Words;
  readonly close: (done?: string) => void;
}

const WithdrawForm = ({ seen, kind, words: { act, will, done }, close }: FormProps) => {
  const words = useMessages();
  const route = kind.startsWith("cancel") ? "cancellation" : "reopening";
  const { value, change, clear } = useKept(`${route}.${seen.agreement.id}`, { reason: "" });
  const { busy, send, notes } = useAct(seen);
  const [asked, setAsked] = useState(false);
  const reason = proseOf(value.reason);
  const run = async (): Promise<void> => {
    setAsked(true);
    if (!reason) return;
    const answer = await send(route, { reason });
    if (answer.kind !== "answer") return;
    clear();
    close(done);
  };
  return (
    <ActForm act={act} will={will} busy={busy} notes={notes} onAct={run} onClose={() => close()}>
      <AreaField
        label={words.reason}
        maxLength={LONGEST}
        rows={3}
        value={value.reason}
        error={asked && !reason ? words.missing : undefined}
        onInput={(typed) => change({ reason: typed })}
      />
    </ActForm>
  );
};
