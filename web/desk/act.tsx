import { useState } from "preact/hooks";
import type { AgreementAnswer } from "../answers.ts";
import { callApi, type Outcome } from "../api.ts";
import { useLanguage } from "../i18n.tsx";
import { useActing } from "./acting.ts";
import { useOfficer } from "./desk.tsx";
import { Refused } from "./outcome.tsx";
import type { Seen } from "./seen.ts";
import { Stale } from "./stale.tsx";

/** What an officer decides on. The system's own steps, such as locking the texts, change the ETag and none of it. */
const decidedOn = (seen: AgreementAnswer): string => {
  const { states, versions, initialledBy, slots, opening, asked, cancelled, reopenedAt } = seen;
  return JSON.stringify([states, versions, initialledBy, slots, opening, asked, cancelled, reopenedAt]);
};

const isStale = (outcome: Outcome<unknown> | undefined): boolean => outcome?.kind === "problem" && outcome.problem.status === 412;

const TRIES = 3;

/**
 * An act on the agreement as it was read. Where only the system went on meanwhile, it is sent again with the new ETag; where people did,
 * what was read is kept to be shown beside what stands now.
 */
export const useAct = <T = AgreementAnswer>({ agreement, etag, again }: Seen) => {
  const { language } = useLanguage();
  const { authorization } = useOfficer();
  const { run, busy, outcome } = useActing<T>();
  const [read, setRead] = useState<AgreementAnswer>();
  const path = `/v1/agreements/${agreement.id}`;
  const sameNow = async (): Promise<string | undefined> => {
    const now = await callApi<AgreementAnswer>(language, "GET", path, { authorization });
    return now.kind === "answer" && decidedOn(now.body) === decidedOn(agreement) ? now.etag : undefined;
  };
  const send = async (act: string, body?: unknown): Promise<Outcome<T>> => {
    setRead(agreement);
    const call = body === undefined ? {} : { body };
    let answer = await run(`${path}/${act}`, { ...call, ifMatch: etag });
    for (let tries = 1; tries < TRIES && isStale(answer); tries++) {
      const ifMatch = await sameNow();
      if (ifMatch === undefined) break;
      answer = await run(`${path}/${act}`, { ...call, ifMatch });
    }
    again();
    return answer;
  };
  const notes = (
    <>
      <Refused outcome={outcome} />
      {isStale(outcome) && read && <Stale before={read} now={agreement} />}
    </>
  );
  return { busy, send, notes };
};
