import { currentTexts } from "../../domain/agreement/state.ts";
import type { Files } from "../ports.ts";
import { inTurn } from "./in-turn.ts";
import { type ReactionPorts, react } from "./reaction.ts";

/** Puts the initialled texts under Object Lock: from here on they are ne varietur. */
export const preserve = (ports: ReactionPorts & { readonly files: Files }, streamId: string): Promise<void> =>
  react(ports, "preserve", streamId, async ({ state }) => {
    const texts = await inTurn(currentTexts(state), async ({ sha256, bytes }) => {
      const { versionId } = await ports.files.copy({ in: "drafts", sha256 }, { in: "texts", sha256 }, { sha256, bytes });
      return { sha256, versionId };
    });
    return { command: { type: "preserve", texts } };
  });
