import { fold } from "../../domain/agreement/fold.ts";
import { Fault } from "../../domain/fault.ts";
import type { Files, Register } from "../ports.ts";
import type { ReactionPorts } from "./reaction.ts";

/**
 * Shows an entry once its `publicFrom` has come; before that it waits for the clock. Its texts and sealed files are copied for anyone first:
 * an entry that shows leads to files that are there.
 */
export const publish = async (
  { store, steps, register, files, now }: ReactionPorts & { readonly register: Register; readonly files: Pick<Files, "copy"> },
  streamId: string,
): Promise<void> => {
  const state = fold(await store.read(streamId));
  if (!state?.registered) return;
  const registered = await register.internalEntry(state.registered.number);
  if (!registered) throw new Fault("entry-missing", `${state.registered.number} is registered but has no entry`);
  if (now().getTime() < Date.parse(registered.entry.publicFrom)) return;
  for (const { sha256, bytes, sealedSha256, sealedBytes } of registered.entry.texts) {
    await files.copy({ in: "texts", sha256 }, { in: "public", sha256 }, { sha256, bytes });
    const sealed = { sha256: sealedSha256, bytes: sealedBytes };
    await files.copy({ in: "sealed", sha256: sealedSha256 }, { in: "public", sha256: sealedSha256 }, sealed);
  }
  await register.publish(registered);
  await steps.done(streamId, "publish", state.version);
};
