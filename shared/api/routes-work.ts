import * as answers from "./answers-work.ts";
import type { Route } from "./route.ts";
import * as schemas from "./schemas-work.ts";
import type { Role } from "./surfaces.ts";

const SIGNING: readonly Role[] = ["treaty-officer", "protocol-officer"];
const ALL: readonly Role[] = ["treaty-officer", "protocol-officer", "legal-adviser", "language-officer", "co-secretary"];

const desk = <const R extends Omit<Route, "surface" | "proof">>(route: R) =>
  ({ ...route, surface: "desk", proof: "officer" }) as const;

/** What the system does by itself: letters and next steps, and how they are given a push. */
export const WORK = [
  desk({
    name: "list-deliveries",
    method: "GET",
    path: "/v1/agreements/{id}/deliveries",
    roles: ALL,
    summary: "The letters of an agreement to the own side, each with its tries and what came of them, the newest first",
    params: schemas.workParams,
    answer: answers.deliveries,
    status: 200,
  }),
  desk({
    name: "send-again",
    method: "POST",
    path: "/v1/agreements/{id}/deliveries/{delivery}/sending",
    roles: SIGNING,
    summary: "Have a letter to the own side sent once more; an invitation bears the same link",
    params: schemas.deliveryParams,
    answer: answers.delivery,
    status: 202,
  }),
  desk({
    name: "list-steps",
    method: "GET",
    path: "/v1/agreements/{id}/steps",
    roles: ALL,
    summary: "What an agreement waits for by itself: since when, how often it was tried, why it failed, when it is tried next",
    params: schemas.workParams,
    answer: answers.steps,
    status: 200,
  }),
  desk({
    name: "retry-step",
    method: "POST",
    path: "/v1/agreements/{id}/steps/{step}/retry",
    roles: SIGNING,
    summary: "Have a step tried now that waits for its next try",
    params: schemas.stepParams,
    answer: answers.steps,
    status: 202,
  }),
  desk({
    name: "list-stuck",
    method: "GET",
    path: "/v1/steps",
    roles: ALL,
    summary: "The agreements of the own side whose next step fails, the longest waiting first",
    answer: answers.stuck,
    status: 200,
  }),
] as const satisfies readonly Route[];
