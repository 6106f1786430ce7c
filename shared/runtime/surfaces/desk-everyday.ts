import type { EVERYDAY } from "../../api/routes-everyday.ts";
import { changeContact, replaceSignatory } from "../../usecases/change-contact.ts";
import { communicateDecline } from "../../usecases/communicate-decline.ts";
import { edit } from "../../usecases/edit.ts";
import type { Use } from "../http/request.ts";
import { people, random, store } from "../ports.ts";
import { outcomeOf } from "./answering.ts";

type Everyday = { readonly [name in (typeof EVERYDAY)[number]["name"]]: Use<name> };

const contacts = () => ({ store: store(), people: people(), random });

/** The acts between opening and signature, and those that take an agreement back. */
export const everydayUses: Everyday = {
  "reissue-link": async ({ asked, params: { id, slot } }) =>
    outcomeOf(await edit(store(), asked, { agreementId: id, command: { type: "reissue-link", by: asked.officer.party, slot } })),
  "revoke-link": async ({ asked, params: { id, slot } }) =>
    outcomeOf(await edit(store(), asked, { agreementId: id, command: { type: "revoke-link", by: asked.officer.party, slot } })),
  "change-contact": async ({ asked, params: { id, slot }, body }) =>
    outcomeOf(await changeContact(contacts(), asked, { agreementId: id, slot, contact: body })),
  "replace-signatory": async ({ asked, params: { id, slot }, body: { contact, ...successor } }) =>
    outcomeOf(await replaceSignatory(contacts(), asked, { agreementId: id, slot, contact, successor })),
  postpone: async ({ asked, params, body }) =>
    outcomeOf(
      await edit(store(), asked, {
        agreementId: params.id,
        command: { ...body, type: "postpone", by: asked.officer.party, now: asked.cause.at },
      }),
    ),
  "communicate-decline": async ({ asked, params: { id, slot }, body }) =>
    outcomeOf(await communicateDecline(store(), asked, { ...body, agreementId: id, slot })),
  "confirm-lapse": async ({ asked, params }) =>
    outcomeOf(
      await edit(store(), asked, { agreementId: params.id, command: { type: "confirm-lapse", by: asked.officer.party } }),
    ),
  cancel: async ({ asked, params, body }) =>
    outcomeOf(
      await edit(store(), asked, { agreementId: params.id, command: { ...body, type: "cancel", by: asked.officer.party } }),
    ),
  reopen: async ({ asked, params, body }) =>
    outcomeOf(
      await edit(store(), asked, { agreementId: params.id, command: { ...body, type: "reopen", by: asked.officer.party } }),
    ),
};
