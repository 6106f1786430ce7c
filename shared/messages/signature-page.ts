/** Words of the signature page and of a signature's appearance, as treaties have them in each language. */
export type PageLanguage = "kk" | "uz" | "ru" | "en";

export interface SignaturePageWords {
  heading: string;
  /** Says which text the page is attached to. */
  attached: string;
  /** The place alone: dates stand in the signatures. */
  place: (place: string) => string;
  /** Says which pages are untouched. */
  unchanged: (pages: number) => string;
  texts: { heading: string; language: string; pages: string; fingerprint: string; list: string; thisText: string };
  verification: { heading: string; how: string; reference: string; number: string };
  folio: (page: number, pages: number) => string;
  signature: {
    /** As the formatter has them: the date, the time as 11:20:36, the zone by its name or as UTC+05:00. */
    signed: (date: string, time: string, zone: string) => string;
    certificate: string;
    /** Stands on the line where nothing was drawn. */
    electronically: string;
  };
}

const kk: SignaturePageWords = {
  heading: "Қол қою парағы",
  attached: "Қазақ тіліндегі мәтінге қоса берілген.",
  place: (place) => `Қол қойылған жері: ${place}`,
  unchanged: (pages) => `Мәтіннің өзі, ${pages === 1 ? "1-бет" : `1–${pages}-беттер`}, өзгертілген жоқ.`,
  texts: {
    heading: "Қол қойылған мәтіндер",
    language: "Тілі",
    pages: "Бет саны",
    fingerprint: "Бастапқы файлдың хеші, SHA-256",
    list: "Тізімнің хеші",
    thisText: "осы мәтін",
  },
  verification: {
    heading: "Құжатты тексеру",
    how: "Камераны бағыттаңыз немесе мына бетті ашыңыз:",
    reference: "Есептік нөмірі",
    number: "Тізілімдегі нөмір барлық Тараптар қол қойғаннан кейін беріледі және тексеру бетінде көрсетіледі.",
  },
  folio: (page, pages) => `${page}-бет, барлығы ${pages} бет`,
  signature: {
    signed: (date, time, zone) => `Қол қойылған уақыты: ${date}, ${time} (${zone})`,
    certificate: "Қолтаңба сертификаты",
    electronically: "Электрондық түрде қол қойылды",
  },
};

const uz: SignaturePageWords = {
  heading: "Imzolar varagʻi",
  attached: "Oʻzbek tilidagi matnga ilova qilingan.",
  place: (place) => `Imzolangan joyi: ${place}`,
  unchanged: (pages) => `Matnning oʻzi, ${pages === 1 ? "1-bet" : `1–${pages}-betlar`}, oʻzgartirilmagan.`,
  texts: {
    heading: "Imzolangan matnlar",
    language: "Tili",
    pages: "Betlar soni",
    fingerprint: "Dastlabki faylning xeshi, SHA-256",
    list: "Roʻyxatning xeshi",
    thisText: "ushbu matn",
  },
  verification: {
    heading: "Hujjatni tekshirish",
    how: "Kamerani yoʻnaltiring yoki quyidagi sahifani oching:",
    reference: "Hisobga olish raqami",
    number: "Reyestrdagi raqam barcha Tomonlar imzolaganidan keyin beriladi va tekshirish sahifasida koʻrsatiladi.",
  },
  folio: (page, pages) => `${page}-bet, jami ${pages} bet`,
  signature: {
    signed: (date, time, zone) => `Imzolangan vaqti: ${date}, ${time} (${zone})`,
    certificate: "Imzo sertifikati",
    electronically: "Elektron shaklda imzolandi",
  },
};

const ru: SignaturePageWords = {
  heading: "Лист подписей",
  attached: "Приложен к тексту на русском языке.",
  place: (place) => `Место подписания: ${place}`,
  unchanged: (pages) => `Сам текст, ${pages === 1 ? "страница 1" : `страницы 1–${pages}`}, не изменён.`,
  texts: {
    heading: "Подписанные тексты",
    language: "Язык",
    pages: "Страниц",
    fingerprint: "Отпечаток исходного файла, SHA-256",
    list: "Отпечаток перечня",
    thisText: "этот текст",
  },
  verification: {
    heading: "Проверка документа",
    how: "Наведите камеру или откройте страницу:",
    reference: "Учётный номер",
    number: "Номер в реестре присваивается после подписания всеми Сторонами и указан на странице проверки.",
  },
  folio: (page, pages) => `Страница ${page} из ${pages}`,
  signature: {
    signed: (date, time, zone) => `Подписано ${date}, ${time} (${zone})`,
    certificate: "Сертификат подписи",
    electronically: "Подписано в электронной форме",
  },
};

const en: SignaturePageWords = {
  heading: "Signature page",
  attached: "Attached to the English text.",
  place: (place) => `Place of signature: ${place}`,
  unchanged: (pages) => `The text itself, ${pages === 1 ? "page 1" : `pages 1–${pages}`}, is not changed.`,
  texts: {
    heading: "Texts signed",
    language: "Language",
    pages: "Pages",
    fingerprint: "Fingerprint of the original file, SHA-256",
    list: "Fingerprint of the list",
    thisText: "this text",
  },
  verification: {
    heading: "Verification",
    how: "Point a camera at the code or open this page:",
    reference: "Reference",
    number: "The registry number is given after all sides have signed and is shown on the verification page.",
  },
  folio: (page, pages) => `Page ${page} of ${pages}`,
  signature: {
    signed: (date, time, zone) => `Signed ${date}, ${time} (${zone})`,
    certificate: "Signature certificate",
    electronically: "Signed electronically",
  },
};

export const signaturePageWords: Readonly<Record<PageLanguage, SignaturePageWords>> = { kk, uz, ru, en };
