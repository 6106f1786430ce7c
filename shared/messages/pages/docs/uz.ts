import type { DocsMessages } from "./shape.ts";

export const uz: DocsMessages = {
  head: "Dasturiy interfeys",
  lead: "Ushbu sahifalar bajaradigan hamma ishni dastur ham bajara oladi: bitimni topish, matnni tayyorlab paraflash, uni imzolash. Barchasiga bitta HTTP interfeysi xizmat qiladi.",
  english: "Amallar va maydonlar tavsifi ingliz tilida berilgan.",
  contents: "Ushbu sahifada",
  start: {
    head: "Qanday murojaat qilinadi",
    address: {
      head: "Manzil va shakl",
      text: (origin) =>
        `Quyidagi har bir yoʻl |${origin}| manzilidan boshlanadi. Soʻrov mazmuni va javob: JSON. Bu yerda tavsiflanmagan maydon rad etiladi, mazmun 24 KiB dan oshmaydi. Fayllar |propose-version| bergan manzillarga yuboriladi.`,
    },
    who: {
      head: "Kim murojaat qiladi",
      registry: "Har kim. Sarlavha talab etilmaydi.",
      desk: "Tomon xodimi, OpenID Connect kirish tokeni bilan (PKCE bilan avtorizatsiya kodi): |Authorization: Bearer …|. Beruvchi va mijoz |/config.json| ichida koʻrsatilgan. Tokendagi guruhlar tomon va rolni bildiradi: |KZ.treaty-officer|.",
      link: "Imzolovchi taklifnomadagi havoladan boshlaydi: |Authorization: Link …|, soʻngra havola manzilida |#| belgisidan keyin turgan qism.",
      session:
        "|prove| kirish kodini qabul qilib, seans ochadi: |Authorization: Session …|. U chorak soat amal qiladi. |session| sarlavhasi bor javob uni uzaytiradi, jami toʻrt soatdan oshmaydi.",
    },
    repeats: {
      head: "Amal bir marta bajariladi",
      text: "Har bir |POST| soʻrovida |Idempotency-Key| boʻladi: yangi amalga yangi tasodifiy qiymat. Javob kelmasa, oʻsha soʻrovni oʻsha qiymat bilan qayta yuboring. Amal bir marta bajariladi, javob ham avvalgidek boʻladi.",
    },
    seen: {
      head: "Faqat koʻrilgan holat boʻyicha qaror qilinadi",
      text: "Bitim oʻqilganda javobda |ETag| beriladi; amal shu qiymatni |If-Match| sifatida yuboradi. Usiz javob 428. Boshqa kishi oldin ulgursa, javob 412: yangi |ETag| va |current| ichida bitimning hozirgi holati.",
    },
    refusals: {
      head: "Rad javoblari",
      text: "Rad javobi: |application/problem+json| turidagi muammo hujjati (RFC 9457). Dastur |code| boʻyicha qaror qiladi, u oʻzgarmaydi. |title| odamlar uchun, tili |Accept-Language| boʻyicha: en, ru, kk yoki uz.",
      all: "Barcha kodlar",
    },
    lists: {
      head: "Uzun roʻyxatlar",
      text: "Davomi boʻlsa, javobda |cursor| turadi. Uni soʻrovda oʻzgartirmasdan qaytaring. |limit|: 1 dan 100 gacha.",
    },
    values: {
      head: "Qiymatlar",
      text: "Vaqt UTC boʻyicha, RFC 3339, millisekundlari bilan. Xeshlar SHA-256, kichik oʻn oltilik raqamlarda. Tomonlar ISO 3166-1 ikki harfli kodlari bilan belgilanadi. Bir necha tilda beriladigan qiymat: BCP 47 teglari va matnlar mosligi.",
    },
    examples: {
      head: "Misollar",
      text: "Har bir amalda curl uchun satr bor. |$TOKEN|, |$LINK| va |$SESSION| qiymatlarini Siz berasiz, |uuidgen| yangi kalit yaratadi. Reyestr misollari faqat oʻqiydi, shuning uchun shu yerda ham bajariladi.",
    },
    common: "Har qanday soʻrovda boʻlishi mumkin",
  },
  surfaces: { registry: "Reyestr", desk: "Ish joyi", "signing-room": "Imzolash xonasi" },
  proofs: {
    none: "Har kim",
    officer: "Tomon xodimi",
    link: "Havola orqali imzolovchi",
    session: "Seansdagi imzolovchi",
  },
  parameters: "Parametrlar",
  name: "Nomi",
  place: "Oʻrni",
  places: { path: "yoʻl", query: "soʻrov satri", header: "sarlavha" },
  value: "Qiymati",
  body: "Soʻrov mazmuni",
  answer: (status) => `Javob ${status}`,
  headers: "Javob sarlavhalari",
  problems: (count) => `Rad javoblari: ${count}`,
  example: "Misol",
  required: "majburiy",
  optional: "majburiy emas",
  bounds: {
    length: (range) => `uzunligi ${range}`,
    items: (range) => `elementlar soni ${range}`,
    keys: "kalitlar",
    example: (value) => `masalan, ${value}`,
  },
  members: (count) => `Maydonlar: ${count}`,
  oneOf: "Quyidagilardan biri",
  run: {
    button: "Bajarish",
    sending: "Yuborildi, javob kutilmoqda",
    failed: "Javob kelmadi. Aloqa yoki xizmat ishlamayapti.",
    shown: "Xizmat javobi",
  },
  schemas: { head: "Umumiy sxemalar", text: "Bir necha amalda uchraydi." },
  codes: { head: "Rad javoblari kodlari", code: "Kod", status: "Holat", meaning: "Odamlarga aytiladigan gap" },
};
