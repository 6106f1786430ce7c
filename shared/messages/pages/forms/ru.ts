import type { Form } from "../../../domain/agreement/events.ts";

/** What an agreement calls itself, in a word. */
export const forms: { readonly [form in Form]: string } = {
  TREATY: "Договор",
  AGREEMENT: "Соглашение",
  CONVENTION: "Конвенция",
  PROTOCOL: "Протокол",
  EXCHANGE_OF_NOTES: "Обмен нотами",
  EXCHANGE_OF_LETTERS: "Обмен письмами",
  MOU: "Меморандум о взаимопонимании",
  ROADMAP: "Дорожная карта",
  ACTION_PLAN: "План действий",
  PROGRAMME: "Программа",
  JOINT_STATEMENT: "Совместное заявление",
  AGREED_MINUTES: "Согласованный протокол заседания",
  FINAL_ACT: "Заключительный акт",
  OTHER: "Документ",
};
