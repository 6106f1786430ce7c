import type { Form } from "../../../domain/agreement/events.ts";

/** What an agreement calls itself, in a word. */
export const forms: { readonly [form in Form]: string } = {
  TREATY: "Treaty",
  AGREEMENT: "Agreement",
  CONVENTION: "Convention",
  PROTOCOL: "Protocol",
  EXCHANGE_OF_NOTES: "Exchange of notes",
  EXCHANGE_OF_LETTERS: "Exchange of letters",
  MOU: "Memorandum of understanding",
  ROADMAP: "Roadmap",
  ACTION_PLAN: "Action plan",
  PROGRAMME: "Programme",
  JOINT_STATEMENT: "Joint statement",
  AGREED_MINUTES: "Agreed minutes",
  FINAL_ACT: "Final act",
  OTHER: "Document",
};
