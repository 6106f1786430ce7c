import type { Form } from "../../../domain/agreement/events.ts";

/** What an agreement calls itself, in a word. */
export const forms: { readonly [form in Form]: string } = {
  TREATY: "Shartnoma",
  AGREEMENT: "Bitim",
  CONVENTION: "Konvensiya",
  PROTOCOL: "Protokol",
  EXCHANGE_OF_NOTES: "Notalar almashish",
  EXCHANGE_OF_LETTERS: "Xatlar almashish",
  MOU: "Oʻzaro anglashuv memorandumi",
  ROADMAP: "Yoʻl xaritasi",
  ACTION_PLAN: "Harakatlar rejasi",
  PROGRAMME: "Dastur",
  JOINT_STATEMENT: "Qoʻshma bayonot",
  AGREED_MINUTES: "Yigʻilishning kelishilgan bayonnomasi",
  FINAL_ACT: "Yakuniy hujjat",
  OTHER: "Hujjat",
};
