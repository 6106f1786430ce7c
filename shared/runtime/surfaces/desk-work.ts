import type { WORK } from "../../api/routes-work.ts";
import { isRefusal, type Refusal } from "../../domain/agreement/refusals.ts";
import { listDeliveries } from "../../usecases/list-deliveries.ts";
import { listSteps } from "../../usecases/list-steps.ts";
import { listStuck } from "../../usecases/list-stuck.ts";
import { retryStep } from "../../usecases/retry-step.ts";
import { sendAgain } from "../../usecases/send-again.ts";
import type { Answer, Use } from "../http/request.ts";
import { deliveries, enqueue, people, steps, store } from "../ports.ts";

type Work = { readonly [name in (typeof WORK)[number]["name"]]: Use<name> };

const ports = () => ({ store: store(), people: people(), deliveries: deliveries(), steps: steps(), enqueue: enqueue() });
const answer = (body: object | Refusal<string>): Answer | Refusal<string> => (isRefusal(body) ? body : { body });

/** What the system does by itself, seen and pushed from the desk. */
export const workUses: Work = {
  "list-deliveries": async ({ asked, params, cause: { at } }) =>
    answer(await listDeliveries(ports(), asked.officer, { agreementId: params.id, at })),
  "send-again": ({ asked, params: { id, delivery } }) => sendAgain(ports(), asked, { agreementId: id, delivery }),
  "list-steps": async ({ asked, params, cause: { at } }) =>
    answer(await listSteps(ports(), asked.officer, { agreementId: params.id, at })),
  "retry-step": async ({ asked, params: { id, step } }) => answer(await retryStep(ports(), asked, { agreementId: id, step })),
  "list-stuck": async ({ asked, cause: { at } }) => answer(await listStuck(ports(), asked.officer, at)),
};
