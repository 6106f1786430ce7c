import type { board as en } from "../en/board.ts";

export const board: typeof en = {
  layout: "Guruhlash",
  layouts: { waiting: "Nimani kutadi", session: "Yigʻilish", date: "Sana" },
  searchAgreements: "Qidirish: nomi, joyi, raqami yoki imzolovchi",
  searchOn: "Avvalgilaridan qidirish",
  searchedSome: "Eng yangi bitimlar koʻrildi",
  nothingWaits: "Sizning tomonni ham, boshqa tomonni ham, imzolovchini ham kutayotgan narsa yoʻq",
  nothingWaitsHint:
    "Loyihani sizning tomon yaratganda yoki boshqa tomon topshirganda u shu yerda turadi. Roʻyxatga olingani va toʻxtatilgani “Yigʻilish” va “Sana” boʻyicha koʻrinadi.",
  upToDate: (time) => `${time} holatiga koʻra`,
  lastMoved: (day) => `Oxirgi oʻzgarish: ${day}`,
  atLeast: (count) => `${count} va undan koʻp`,
  toSign: (names) => `Imzo kutilmoqda: ${names}`,
  hasSigned: (names) => `Imzoladi: ${names}`,
  hasDeclined: (names) => `Imzolashdan bosh tortdi: ${names}`,
  linkGone: (names) => `Havola endi yaroqsiz: ${names}`,
  cancelledSince: (moment) => `Ish toʻxtatildi: ${moment}`,
};
