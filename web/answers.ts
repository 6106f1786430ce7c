import type { z } from "zod";
import type * as answers from "../shared/api/answers.ts";

/** The API's answers, as the pages read them. */
export type AgreementAnswer = z.infer<typeof answers.agreement>;
export type SideAnswer = z.infer<typeof answers.side>;
export type OfficersAnswer = z.infer<typeof answers.officers>;
export type EventsAnswer = z.infer<typeof answers.events>;
export type ProposedVersionAnswer = z.infer<typeof answers.proposedVersion>;
export type AccessCodeAnswer = z.infer<typeof answers.accessCode>;
export type ComparisonAnswer = z.infer<typeof answers.comparison>;
export type ReadableTextAnswer = z.infer<typeof answers.readableText>;
export type SigningSlotAnswer = z.infer<typeof answers.signingSlot>;
export type ProvenAnswer = z.infer<typeof answers.proven>;
export type SigningTextsAnswer = z.infer<typeof answers.signingTexts>;
export type SignatureAnswer = z.infer<typeof answers.signature>;
export type DeliveriesAnswer = z.infer<typeof answers.deliveries>;
export type StepsAnswer = z.infer<typeof answers.steps>;
export type StuckAnswer = z.infer<typeof answers.stuck>;
