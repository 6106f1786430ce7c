import { number } from "../../format/numbers.ts";
import { uz as locale } from "../../format/uz.ts";
import type { LetterWords, Sides } from "./shape.ts";

const sides: Readonly<Record<Sides, string>> = { both: "ikkala Tomon", all: "barcha Tomonlar" };
const NOT_ATTACHED = "Matnlar xatga ilova qilinmagan.";

export const uz: LetterWords = {
  session: {
    name: (ordinal) => `Hukumatlararo komissiyaning ${ordinal}-yigʻilishi`,
    short: (ordinal) => `${ordinal}-yigʻilish`,
  },
  texts: (languages, count, pages) =>
    `${languages} ${count === 1 ? "tilida," : "tillarida, har biri"} ${number(pages, locale)}\u00a0bet`,
  kind: /.* (?:boʻyicha|haqidagi|oʻrtasidagi|sohasidagi|toʻgʻrisidagi) (.+)$/u,
  labels: {
    when: "Qachon",
    where: "Qayerda",
    side: "Tomon",
    texts: "Matnlar",
    signatures: "Imzolar",
    session: "Komissiya",
    who: "Kim",
    signature: "Imzo",
    number: "Raqami",
    public: "Ochilishi",
  },
  invitation: {
    subject: (short, span) => `${short}: imzolash – ${span}`,
    salutation: (name) => [`Hurmatli ${name}!`],
    lead: "Imzolashingiz uchun quyidagi hujjat taqdim etiladi:",
    nobodySigned: "Hozircha hech kim imzolamagan.",
    signed: (names, count) => `${count === 1 ? "Imzolagan" : "Imzolaganlar"}: ${names}.`,
    alsoSigning: (names) => `Sizdan tashqari ${names} imzolaydi.`,
    last: "Imzolash Sizning imzoyingiz bilan yakunlanadi.",
    open: "Matnlarni ochish",
    opensOnly: "Havola faqat matnlarni ochadi. Uni ochish imzolash hisoblanmaydi.",
    code: {
      heading: "Kirish kodi kerak boʻladi",
      text: "Uni Sizga oʻz Tomoningiz xodimi shaxsan yoki telefon orqali aytadi. Kod hech qachon xat bilan yuborilmaydi.",
    },
    forwarding: {
      heading: "Bu xatni boshqalarga yubormang",
      text: "Havola faqat Siz uchun. Xatni boshqa kishi koʻrgan boʻlishi mumkin boʻlsa, oʻz Tomoningiz xodimiga xabar bering.",
    },
    questions: { heading: "Savollaringiz boʻlsa", text: "Ularga oʻz Tomoningiz protokol xizmati javob beradi." },
    foot: (onBehalfOf) => `Xat ${onBehalfOf} nomidan yuborildi. ${NOT_ATTACHED}`,
  },
  signed: {
    subject: (short, name) => `${short}: ${name} imzoladi`,
    lead: "Quyidagi hujjatga imzo qoʻyildi:",
    waitingFor: (names) => `Endi ${names} imzolaydi.`,
    complete: "Barcha imzolar qoʻyildi.",
    foot: `Xat barcha Tomonlarning xodimlariga maʼlumot uchun yuborildi. ${NOT_ATTACHED}`,
  },
  fullySigned: {
    subject: (short, who, date) => `${short}: ${date} kuni ${sides[who]} imzoladi`,
    lead: (who, day) =>
      "on" in day
        ? `${day.on} kuni ${sides[who]} quyidagi hujjatni imzoladi:`
        : `Quyidagi hujjatni ${sides[who]} imzoladi, oxirgi imzo ${day.last} kuni qoʻyildi:`,
    next: {
      heading: "Keyingi qadamlar",
      text: "Imzolar fayllarga kiritiladi, soʻngra hujjat reyestrga kiritiladi. Yozuvning raqami va manzili alohida xat bilan yuboriladi.",
    },
    foot: `Xat barcha Tomonlarning xodimlari va imzolovchilariga maʼlumot uchun yuborildi. ${NOT_ATTACHED}`,
  },
  registered: {
    subject: (short, number) => `${short}: reyestrga kiritildi, №\u00a0${number}`,
    lead: "Reyestrga quyidagi hujjat kiritildi:",
    open: "Yozuvni ochish",
    check: "Imzolangan fayli bor har bir kishi uni shu manzilda tekshirishi mumkin.",
    foot: `Xat barcha Tomonlarning xodimlari va imzolovchilariga maʼlumot uchun yuborildi. ${NOT_ATTACHED}`,
  },
};
