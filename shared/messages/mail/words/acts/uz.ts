import type { ActWords } from "./shape.ts";

/** What letters say of an act at the desk or in the signing room. */
export const acts: ActWords = {
  labels: { before: "Avval", reason: "Sababi", question: "Savol" },
  foot: {
    own: "Xat Tomoningiz xodimlariga yuborildi.",
    all: "Xat Tomonlarning xodimlariga maʼlumot uchun yuborildi. Matnlar xatga ilova qilinmagan.",
    person: "Xat bunga aloqador shaxslarga yuborildi. Matnlar xatga ilova qilinmagan.",
  },
  kinds: {
    shared: {
      subject: "loyiha topshirildi",
      lead: "Tomoningizga hujjat loyihasi topshirildi:",
      next: "Uni ish joyida oʻqing; Tomoningiz boshqa variant taklif qiladi yoki shuni paraflaydi.",
    },
    version: {
      subject: "yangi variant",
      lead: "Matnning yangi varianti qabul qilindi:",
      next: "Uni ish joyida oldingisi bilan solishtiring. Avvalgi paraflar kuchini yoʻqotdi.",
    },
    initialled: {
      subject: "matn paraflandi",
      lead: "Tomonlardan biri matnni parafladi:",
      next: "Barcha Tomonlar paraflagach, matn yangi variant qabul qilmaydi.",
    },
    "contact-changed": {
      subject: "imzolash havolasi almashtirildi",
      lead: "Imzolash havolasi yuboriladigan manzil oʻzgartirildi:",
      next: "Avvalgi manzilga yuborilgan havola endi hech narsani ochmaydi.",
    },
    replaced: {
      subject: "boshqa imzolovchi",
      lead: "Hujjatni boshqa shaxs imzolaydi:",
      next: "Avvalgi havola yaroqsiz. Matn va paraflar oʻzgarishsiz qoladi.",
    },
    postponed: {
      subject: "imzolash keyinga qoldirildi",
      lead: "Hujjatni imzolash keyinga qoldirildi:",
      next: "Berilgan havolalar shu vaqtgacha ishlamaydi; ularni almashtirish shart emas.",
    },
    "cancel-asked": {
      subject: "ishni toʻxtatish taklifi",
      lead: "Boshqa Tomon hujjat ustidagi ishni toʻxtatishni taklif qilmoqda:",
      next: "Loyihani Tomoningiz tayyorlagan, qaror ham unga tegishli.",
    },
    cancelled: {
      subject: "ish toʻxtatildi",
      lead: "Hujjat ustidagi ish toʻxtatildi:",
      next: "Hujjat oʻqish uchun saqlanadi. Berilgan havolalar orqali imzolab boʻlmaydi.",
    },
    "reopen-asked": {
      subject: "muzokaralarga qaytarish taklifi",
      lead: "Boshqa Tomon paraflangan matnni muzokaralarga qaytarishni taklif qilmoqda:",
      next: "Barcha Tomonlar soʻraganda matn qaytariladi. Ungacha u paraflangan holida qoladi.",
    },
    reopened: {
      subject: "matn muzokaralarga qaytarildi",
      lead: "Paraflangan matn muzokaralarga qaytarildi:",
      next: "Paraflar va ochish kuchini yoʻqotdi, berilgan havolalar yaroqsiz. Matn qayta ochilganda yangilari keladi.",
    },
    declined: {
      subject: "imzolashdan bosh tortish",
      lead: "Imzolovchi hujjatni imzolashdan bosh tortdi:",
      next: "Havola endi yaroqsiz. Imzolovchining Tomoni uni almashtirishi yoki yangi havola berishi mumkin.",
    },
    question: {
      subject: "imzolovchining savoli",
      lead: "Tomoningiz imzolovchisi soʻramoqda:",
      next: "Telefon yoki xat orqali javob bering; kirish kodi xat bilan yuborilmaydi.",
    },
    "code-locked": {
      subject: "kirish kodi qulflandi",
      lead: "Tomoningiz imzolovchisi uchun kirish kodi besh marta notoʻgʻri kiritildi:",
      next: "Imzolovchidan nima boʻlganini soʻrang, soʻng ish joyida yangi kod yarating.",
    },
    lapsed: {
      subject: "imzolash toʻxtadi",
      lead: "Tomonlardan biri bosh tortishni shu imzolashning oxiri deb tan oldi:",
      next: "Ikkala Tomon ham tan olgach, ular matnni birga muzokaralarga qaytarishi mumkin.",
    },
  },
};
