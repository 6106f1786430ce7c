import { slotDocument } from "../../api/documents.ts";
import { isRefusal } from "../../domain/agreement/refusals.ts";
import { prove } from "../../usecases/prove.ts";
import { readSigningTexts } from "../../usecases/read-signing-texts.ts";
import { readSlot } from "../../usecases/read-slot.ts";
import { sign } from "../../usecases/sign.ts";
import type { Uses } from "../http/surface.ts";
import { files, macs, now, people, random, store } from "../ports.ts";

/** The signatories' use cases, by route. */
export const signingRoomUses: Uses<"signing-room"> = {
  "read-slot": async ({ token }) => {
    const seen = await readSlot({ store: store(), macs: macs() }, token, now());
    return isRefusal(seen) ? seen : { body: seen };
  },
  prove: async ({ token, body, attempt }) => {
    const proven = await prove(
      { store: store(), people: people(), macs: macs() },
      { link: token, code: body.code, attempt, now: now() },
    );
    return isRefusal(proven) ? proven : { body: proven };
  },
  "read-signing-texts": ({ token }) => readSigningTexts({ store: store(), macs: macs(), files: files() }, token, now()),
  sign: async ({ token, body, cause, address, userAgent }) => {
    const ports = { store: store(), people: people(), macs: macs(), random };
    const outcome = await sign(ports, { ...body, session: token, cause, address, userAgent });
    if (isRefusal(outcome)) return outcome;
    return { body: { slots: outcome.state.slots.map((slot) => slotDocument(slot, true)) } };
  },
};
