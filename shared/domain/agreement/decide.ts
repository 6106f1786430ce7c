import type { Command, CommandOf, CommandType } from "./commands.ts";
import { cancel, changeContact, postpone, reissueLink, reopen, replaceSignatory, revokeLink } from "./decide/acts.ts";
import type { Decision } from "./decide/decision.ts";
import { registered, sealed } from "./decide/entry.ts";
import { communicateDecline, confirmLapse, decline } from "./decide/refusing.ts";
import { affixed, nominate, openForSignature, prepared, sign } from "./decide/signature.ts";
import { acceptText, draft, initial, preserve, proposeVersion, refuseText, share } from "./decide/text.ts";
import { refuse } from "./refusals.ts";
import type { Agreement } from "./state.ts";

export type { Decision } from "./decide/decision.ts";

type Decider<T extends CommandType> = (state: Agreement, command: CommandOf<T>) => Decision;

const deciders: { [T in Exclude<CommandType, "draft">]: Decider<T> } = {
  "propose-version": proposeVersion,
  "accept-text": acceptText,
  "refuse-text": refuseText,
  share,
  initial,
  preserve,
  nominate,
  "open-for-signature": openForSignature,
  "reissue-link": reissueLink,
  "revoke-link": revokeLink,
  "change-contact": changeContact,
  "replace-signatory": replaceSignatory,
  postpone,
  decline,
  "communicate-decline": communicateDecline,
  "confirm-lapse": confirmLapse,
  cancel,
  reopen,
  prepared,
  sign,
  affixed,
  sealed,
  registered,
};

/** What a reaction asks for: of a cancelled agreement it finds nothing to do. */
const BY_ITSELF: readonly CommandType[] = [
  "accept-text",
  "refuse-text",
  "preserve",
  "prepared",
  "affixed",
  "sealed",
  "registered",
];

/** What a command does to an agreement in a state: the events to append, or why not. */
export const decide = (state: Agreement | undefined, command: Command): Decision => {
  if (command.type === "draft") return draft(state, command);
  if (!state) return refuse("not-found");
  if (state.cancelled) return refuse(BY_ITSELF.includes(command.type) ? "nothing-to-do" : "cancelled");
  return (deciders[command.type] as Decider<CommandType>)(state, command);
};
