import { fold } from "../../domain/agreement/fold.ts";
import { Fault } from "../../domain/fault.ts";
import type { Register } from "../ports.ts";
import type { ReactionPorts } from "./reaction.ts";

/** Shows an entry once its `publicFrom` has come; before that it waits for the clock. */
export const publish = async (
  { store, steps, register, now }: ReactionPorts & { readonly register: Register },
  streamId: string,
): Promise<void> => {
  const state = fold(await store.read(streamId));
  if (!state?.registered) return;
  const registered = await register.internalEntry(state.registered.number);
  if (!registered) throw new Fault("entry-missing", `${state.registered.number} is registered but has no entry`);
  if (now().getTime() < Date.parse(registered.entry.publicFrom)) return;
  await register.publish(registered);
  await steps.done(streamId, "publish", state.version);
};
