import type { CommandOf } from "../commands.ts";
import { refuse } from "../refusals.ts";
import type { Agreement } from "../state.ts";
import { append, appendForEachText, type Decision } from "./decision.ts";

/** Every slot signed, and every signature stands in the files. */
export const isReadyToSeal = (state: Agreement): boolean =>
  state.opened !== undefined && !state.sealed && state.slots.every(({ affixed }) => affixed);

export const sealed = (state: Agreement, { texts }: CommandOf<"sealed">): Decision =>
  isReadyToSeal(state)
    ? appendForEachText(
        state,
        texts.map(({ text }) => text),
        { type: "Sealed", data: { texts } },
      )
    : refuse("nothing-to-do");

export const registered = (state: Agreement, { type: _, ...data }: CommandOf<"registered">): Decision =>
  state.sealed && !state.registered ? append({ type: "Registered", data }) : refuse("nothing-to-do");
