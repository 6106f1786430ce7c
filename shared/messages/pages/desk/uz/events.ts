import type { events as en } from "../en/events.ts";

export const events: typeof en = {
  timeline: "Voqealar tartibi",
  noEvents: "Voqealar tartibi loyiha topshirilganda boshlanadi.",
  chainHolds: (count) => `Voqealar: ${count}. Zanjir tekshirildi, buzilmagan`,
  chainBroken: (version) => `Zanjir ${version}-voqeada buzilgan`,
  chainBrokenHint: "Bu voqeaning raqamli izi oldingisiga mos kelmaydi. Operatorga xabar bering; undan keyingisiga tayanmang.",
  happened: {
    Drafted: (who) => `Bitim loyihasi yaratildi: ${who}`,
    VersionProposed: (who, number) => `${number}-variant taklif qilindi: ${who}`,
    TextAccepted: (_, number) => `${number}-variant qabul qilindi`,
    TextRefused: (_, number) => `${number}-variant rad etildi`,
    DraftShared: () => "Loyiha topshirildi",
    Shared: (who) => `Loyiha topshirildi: ${who}`,
    Initialled: (who) => `Matn paraflandi: ${who}`,
    Preserved: () => "Paraflangan matnlar oʻzgarishdan himoyalandi",
    Nominated: (who) => `Imzolovchi koʻrsatildi: ${who}`,
    OpenedForSignature: (who) => `Matn imzolash uchun ochildi: ${who}`,
    Prepared: () => "Imzolanadigan nusxalar tayyorlandi",
    Signed: (who) => `Imzoladi: ${who}`,
    Affixed: (who) => `Imzo matnlarga kiritildi: ${who}`,
    Sealed: () => "Matnlar muhrlandi",
    Registered: (_, number) => `${number} raqami bilan roʻyxatga olindi`,
  },
};
