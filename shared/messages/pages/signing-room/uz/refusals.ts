import type { SigningRoomMessages } from "../shape.ts";

export const refusals: SigningRoomMessages["refusals"] = {
  noLink: { title: "Havola yoʻq", text: "Imzolash xonasi taklifdagi havola orqali ochiladi. Uni xatdan qayta oching." },
  altered: {
    title: "Havola toʻliq emas yoki oʻzgartirilgan",
    text: "U xat uzatilganda yoki nusxa olinganda qisqarib qolgan boʻlishi mumkin. Uni xatning oʻzidan oching.",
  },
  replaced: {
    title: "Bu havola almashtirilgan",
    text: "Yangiroq xatdagi havola amal qiladi. Bunday xat boʻlmasa, oʻz tomoningiz xodimiga murojaat qiling.",
  },
  notFound: {
    title: "Bu havolada hech narsa saqlanmagan",
    text: "Havolani xatning oʻzidan oching yoki oʻz tomoningiz xodimiga murojaat qiling.",
  },
  notOpen: {
    title: "Imzolash hali ochilmagan",
    text: "Matn hozircha imzolash uchun ochilmagan. Qachon ochilishini oʻz tomoningiz xodimi aytadi.",
  },
  notYourTurn: {
    title: "Hali navbatingiz kelmagan",
    text: "Sizdan oldin boshqalar imzolaydi. Navbatingiz kelganda Sizga xat yuboriladi.",
    now: "Hozir nima qilish kerak",
    nothing: "Hozircha hech narsa. Shu havola oʻz kuchida qoladi, navbatingiz kelganda sahifa oʻzi yangilanadi.",
  },
  early: { title: "Imzolash hali boshlanmagan", text: (opens) => `Boshlanishi: ${opens}. Havola oʻz kuchida qoladi.` },
  late: {
    title: "Imzolash muddati tugagan",
    text: (closes) => `Tugagan vaqti: ${closes}. Keyin nima boʻlishini oʻz tomoningiz xodimi aytadi.`,
  },
  preparing: { title: "Imzolash nusxalari tayyorlanmoqda", text: "Bu bir daqiqacha vaqt oladi. Sahifa oʻzi yangilanadi." },
  signed: {
    title: "Siz imzoladingiz",
    text: (time) => `Imzo qoʻyilgan vaqt: ${time}. Boshqa hech narsa talab qilinmaydi.`,
    receipt: "Tasdiqnomamni koʻrsatish",
    receiptHint: "Kirish kodini qayta kiritish kerak boʻladi.",
  },
  terms: {
    window: "Imzolash muddati",
    fromTo: (opens, closes) => `${opens} — ${closes}`,
    place: "Joyi",
    before: "Avvalgi muddat",
    reason: "Sababi",
  },
  postponed: {
    title: "Imzolash keyinga koʻchirildi",
    text: "Yangi muddatgacha bu havola bilan imzolab boʻlmaydi, lekin u oʻz kuchida qoladi. Muddat boshlanganda xat yuboriladi.",
  },
  revoked: {
    title: "Bu havola bekor qilingan",
    text: "U orqali endi imzolab boʻlmaydi. Sababini oʻz tomoningiz xodimi aytadi, yangi havolani ham u yuboradi.",
  },
  declined: {
    title: "Siz imzolashdan bosh tortdingiz",
    text: "Bu oʻz tomoningiz xodimlariga maʼlum. Shu havola bilan endi imzolab boʻlmaydi; yangisini faqat ular yuborishi mumkin.",
  },
  cancelled: { title: "Hujjat imzolashdan olib qoʻyildi", text: "U imzolanmaydi. Sizdan boshqa hech narsa talab qilinmaydi." },
  reopened: {
    title: "Matn qayta kelishilmoqda",
    text: "Paraflar oʻz kuchini yoʻqotdi. Yangi matn imzolash uchun ochilganda, yangi havolali xat keladi.",
  },
};
