import type { SigningRoomMessages } from "../shape.ts";

export const ask: SigningRoomMessages["ask"] = {
  open: "Savol berish",
  lead: (party) => `Oʻz tomoningiz xodimi javob beradi: ${party}.`,
  label: "Savolingiz",
  hint: "Uni oʻz tomoningiz xodimlari oladi. Boshqa tomon koʻrmaydi. Siz shu sahifada qolasiz.",
  send: "Savolni yuborish",
  sending: "Yuborilmoqda",
  empty: "Avval savolni yozing.",
  sent: "Savol yuborildi",
  sentText: "Sizga oʻz tomoningiz xodimi javob beradi. Bu imzolash hisoblanmaydi.",
  another: "Yana savol berish",
  unanswered: "Xizmat hozircha javob bermadi. Yozganingiz shu yerda saqlangan, bir marta yuboriladi.",
};

export const decline: SigningRoomMessages["decline"] = {
  open: "Imzolashdan bosh tortish",
  title: "Imzolashdan bosh tortish",
  lead: "Quyidagi tugmani bosmaguningizcha, bosh tortish hisoblanmaydi.",
  reason: "Sababi, koʻrsatmoqchi boʻlsangiz",
  reasonHint: "Koʻpi bilan 1000 belgi. Yangi qatorlar boʻsh joyga aylanadi.",
  who: "Kimga xabar qilinadi",
  ownSide: (party) => `Faqat oʻz tomonimga: ${party}. Boshqalarga aytish-aytmaslikni shu tomon hal qiladi.`,
  allSides: "Barcha tomonlarga, sababi bilan",
  whatOwn: [
    "Oʻz tomoningiz xodimlari bosh tortganingiz va uning sababini darhol bilishadi.",
    "Boshqa tomon faqat havola endi amal qilmasligini koʻradi.",
    "Bu havola orqali endi imzolab boʻlmaydi.",
    "Imzolash muddati ichida oʻz tomoningiz xodimi Sizga yangi havola yuborishi mumkin.",
  ],
  whatAll: [
    "Barcha tomonlarning xodimlari bosh tortganingiz va uning sababini darhol bilishadi.",
    "Bu havola orqali endi imzolab boʻlmaydi.",
    "Imzolash muddati ichida oʻz tomoningiz xodimi Sizga yangi havola yuborishi mumkin.",
  ],
  act: "Imzolashdan bosh tortish",
  sending: "Yuborilmoqda",
  unanswered: "Xizmat hozircha javob bermadi. Tugmani yana bosing: bir marta hisoblanadi.",
};
