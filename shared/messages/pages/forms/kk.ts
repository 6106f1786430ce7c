import type { Form } from "../../../domain/agreement/events.ts";

/** What an agreement calls itself, in a word. */
export const forms: { readonly [form in Form]: string } = {
  TREATY: "Шарт",
  AGREEMENT: "Келісім",
  CONVENTION: "Конвенция",
  PROTOCOL: "Хаттама",
  EXCHANGE_OF_NOTES: "Ноталар алмасу",
  EXCHANGE_OF_LETTERS: "Хаттар алмасу",
  MOU: "Өзара түсіністік туралы меморандум",
  ROADMAP: "Жол картасы",
  ACTION_PLAN: "Іс-қимыл жоспары",
  PROGRAMME: "Бағдарлама",
  JOINT_STATEMENT: "Бірлескен мәлімдеме",
  AGREED_MINUTES: "Отырыстың келісілген хаттамасы",
  FINAL_ACT: "Қорытынды акт",
  OTHER: "Құжат",
};
