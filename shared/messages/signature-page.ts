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
  languages: Readonly<Record<PageLanguage, string>>;
  verification: { heading: string; how: string; reference: string; number: string };
  folio: (page: number, pages: number) => string;
  signature: {
    /** `date` comes from `date` below, `time` as 11:20:36, `zone` from `zones` or as UTC+05:00. */
    signed: (date: string, time: string, zone: string) => string;
    date: (day: number, month: string, year: number) => string;
    certificate: string;
    /** Stands on the line where nothing was drawn. */
    electronically: string;
  };
  months: readonly string[];
  /** By IANA name. */
  zones: Readonly<Record<string, string>>;
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
  languages: { kk: "қазақ тілі", uz: "өзбек тілі", ru: "орыс тілі", en: "ағылшын тілі" },
  verification: {
    heading: "Құжатты тексеру",
    how: "Камераны бағыттаңыз немесе мына бетті ашыңыз:",
    reference: "Есептік нөмірі",
    number: "Тізілімдегі нөмір барлық Тараптар қол қойғаннан кейін беріледі және тексеру бетінде көрсетіледі.",
  },
  folio: (page, pages) => `${page}-бет, барлығы ${pages} бет`,
  signature: {
    signed: (date, time, zone) => `Қол қойылған уақыты: ${date}, ${time} (${zone})`,
    date: (day, month, year) => `${year} жылғы ${day} ${month}`,
    certificate: "Қолтаңба сертификаты",
    electronically: "Электрондық түрде қол қойылды",
  },
  months: ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"],
  zones: { "Asia/Tashkent": "Ташкент уақытымен", "Asia/Almaty": "Астана уақытымен" },
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
  languages: { kk: "qozoq tili", uz: "oʻzbek tili", ru: "rus tili", en: "ingliz tili" },
  verification: {
    heading: "Hujjatni tekshirish",
    how: "Kamerani yoʻnaltiring yoki quyidagi sahifani oching:",
    reference: "Hisobga olish raqami",
    number: "Reyestrdagi raqam barcha Tomonlar imzolaganidan keyin beriladi va tekshirish sahifasida koʻrsatiladi.",
  },
  folio: (page, pages) => `${page}-bet, jami ${pages} bet`,
  signature: {
    signed: (date, time, zone) => `Imzolangan vaqti: ${date}, ${time} (${zone})`,
    date: (day, month, year) => `${year}-yil ${day}-${month}`,
    certificate: "Imzo sertifikati",
    electronically: "Elektron shaklda imzolandi",
  },
  months: ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr"],
  zones: { "Asia/Tashkent": "Toshkent vaqti bilan", "Asia/Almaty": "Ostona vaqti bilan" },
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
  languages: { kk: "казахский", uz: "узбекский", ru: "русский", en: "английский" },
  verification: {
    heading: "Проверка документа",
    how: "Наведите камеру или откройте страницу:",
    reference: "Учётный номер",
    number: "Номер в реестре присваивается после подписания всеми Сторонами и указан на странице проверки.",
  },
  folio: (page, pages) => `Страница ${page} из ${pages}`,
  signature: {
    signed: (date, time, zone) => `Подписано ${date}, ${time} (${zone})`,
    date: (day, month, year) => `${day} ${month} ${year} года`,
    certificate: "Сертификат подписи",
    electronically: "Подписано в электронной форме",
  },
  months: ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
  zones: { "Asia/Tashkent": "по ташкентскому времени", "Asia/Almaty": "по времени Астаны" },
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
  languages: { kk: "Kazakh", uz: "Uzbek", ru: "Russian", en: "English" },
  verification: {
    heading: "Verification",
    how: "Point a camera at the code or open this page:",
    reference: "Reference",
    number: "The registry number is given after all sides have signed and is shown on the verification page.",
  },
  folio: (page, pages) => `Page ${page} of ${pages}`,
  signature: {
    signed: (date, time, zone) => `Signed ${date}, ${time} (${zone})`,
    date: (day, month, year) => `${day} ${month} ${year}`,
    certificate: "Signature certificate",
    electronically: "Signed electronically",
  },
  months: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  zones: { "Asia/Tashkent": "Tashkent time", "Asia/Almaty": "Astana time" },
};

export const signaturePageWords: Readonly<Record<PageLanguage, SignaturePageWords>> = { kk, uz, ru, en };
