import { slotDocument } from "../../api/documents.ts";
import { isRefusal } from "../../domain/agreement/refusals.ts";
import { ask } from "../../usecases/ask.ts";
import { decline } from "../../usecases/decline.ts";
import { prove } from "../../usecases/prove.ts";
import { readSigningTexts } from "../../usecases/read-signing-texts.ts";
import { readSlot } from "../../usecases/read-slot.ts";
import { sign } from "../../usecases/sign.ts";
import type { Uses } from "../http/surface.ts";
import { files, limits, macs, now, people, random, store } from "../ports.ts";

/** The signatories' use cases, by route. */
export const signingRoomUses: Uses<"signing-room"> = {
  "read-slot": async ({ token }) => {
    const seen = await readSlot({ store: store(), macs: macs(), people: people() }, token, now());
    return isRefusal(seen) ? seen : { body: seen };
  },
  prove: async ({ token, body, attempt, address }) => {
    const proven = await prove(
      { store: store(), people: people(), macs: macs(), limits: limits() },
      { link: token, code: body.code, attempt, address, now: now() },
    );
    return isRefusal(proven) ? proven : { body: proven };
  },
  "read-signing-texts": ({ token }) => readSigningTexts({ store: store(), macs: macs(), files: files() }, token, now()),
  decline: async ({ token, body, cause }) => {
    const outcome = await decline({ store: store(), macs: macs() }, { ...body, session: token, cause });
    return isRefusal(outcome) ? outcome : { body: { declinedAt: cause.at } };
  },
  ask: async ({ token, body, cause }) => {
    const outcome = await ask({ store: store(), macs: macs() }, { ...body, link: token, cause });
    return isRefusal(outcome) ? outcome : { body: { askedAt: cause.at } };
  },
  sign: async ({ token, body, cause, address, userAgent }) => {
    const ports = { store: store(), people: people(), macs: macs(), random };
    const outcome = await sign(ports, { ...body, session: token, cause, address, userAgent });
    if (isRefusal(outcome)) return outcome;
    return { body: { slots: outcome.state.slots.map((slot) => slotDocument(slot, true)) } };
  },
};
