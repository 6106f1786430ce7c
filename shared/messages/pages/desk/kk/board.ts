import type { board as en } from "../en/board.ts";

export const board: typeof en = {
  layout: "Топтау",
  layouts: { waiting: "Нені күтеді", session: "Отырыс", date: "Күні" },
  searchAgreements: "Іздеу: атауы, орны, нөмірі немесе қол қоюшы",
  searchOn: "Бұрынғылардан іздеу",
  searchedSome: "Ең жаңа келісімдер қаралды",
  nothingWaits: "Сіздің тарапты да, екінші тарапты да, қол қоюшыны да күтіп тұрған ештеңе жоқ",
  nothingWaitsHint:
    "Жобаны сіздің тарап жасағанда немесе басқа тарап бергенде ол осында тұрады. Тіркелгені мен тоқтатылғаны «Отырыс» және «Күні» бойынша көрінеді.",
  upToDate: (time) => `${time} жағдайы бойынша`,
  lastMoved: (day) => `Соңғы өзгеріс: ${day}`,
  atLeast: (count) => `${count} және одан көп`,
  toSign: (names) => `Қол қою күтілуде: ${names}`,
  hasSigned: (names) => `Қол қойды: ${names}`,
  hasDeclined: (names) => `Қол қоюдан бас тартты: ${names}`,
  linkGone: (names) => `Сілтеме енді жарамсыз: ${names}`,
  cancelledSince: (moment) => `Жұмыс тоқтатылды: ${moment}`,
};
