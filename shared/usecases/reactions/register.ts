import { entryOf, leafData } from "../../domain/registry/entry.ts";
import { numberOf, seriesOf } from "../../domain/registry/number.ts";
import { appended, leafHash } from "../../tlog/tree.ts";
import type { Register } from "../ports.ts";
import { type ReactionPorts, react } from "./reaction.ts";

/** Enters a sealed agreement: number, entry, log head and `Registered` in one transaction. Two at once get consecutive numbers. */
export const register = (ports: ReactionPorts & { readonly register: Register }, streamId: string): Promise<void> =>
  react(ports, "register", streamId, async ({ state }) => {
    const series = seriesOf(state);
    const from = await ports.register.position(series);
    const number = numberOf(series, from.ordinal + 1);
    const at = ports.now().toISOString();
    const entry = entryOf(state, number, at);
    const hash = leafHash(leafData(entry));
    const leaf = { index: from.head.size, hash };
    const head = appended(from.head, hash);
    const move = { series, from, to: { head, ordinal: from.ordinal + 1 } };
    return {
      command: { type: "registered", number, leafIndex: leaf.index, leafHash: hash, root: head.root },
      with: ports.register.writes(entry, leaf, move),
      at,
    };
  });
