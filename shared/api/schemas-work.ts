import * as z from "zod";
import { STEP_NAMES } from "../domain/agreement/steps.ts";
import { AGREEMENT_ID } from "../domain/ids.ts";

const id = z.string().regex(AGREEMENT_ID);

export const workParams = z.strictObject({ id });
export const deliveryParams = z.strictObject({ id, delivery: z.string().regex(/^[0-9a-f]{32}$/) });
export const stepParams = z.strictObject({ id, step: z.enum(STEP_NAMES) });
