/** Bodies of the examples: public facts of the sample's session, invented addresses. */

export const place = { "kk-Cyrl": "Ташкент", "uz-Latn": "Toshkent", ru: "Ташкент", en: "Tashkent" };

export const draft = {
  titles: {
    "kk-Cyrl": "«Орталық Азия» халықаралық өнеркәсіптік кооперация орталығын құруды жеделдету жөніндегі жол картасы",
    "uz-Latn": "“Markaziy Osiyo” xalqaro sanoat kooperatsiyasi markazini tashkil etishni jadallashtirish boʻyicha yoʻl xaritasi",
    ru: "Дорожная карта по ускорению создания Международного центра промышленной кооперации «Центральная Азия»",
    en: "Roadmap to Accelerate the Establishment of the International Center for Industrial Cooperation Central Asia",
  },
  form: "ROADMAP",
  legalNature: "UNDETERMINED",
  parties: [
    {
      party: "KZ",
      name: {
        "kk-Cyrl": "Қазақстан Республикасының Үкіметі",
        "uz-Latn": "Qozogʻiston Respublikasi Hukumati",
        ru: "Правительство Республики Казахстан",
      },
      onBehalfOf: {
        "kk-Cyrl": "Қазақстан Республикасының Үкіметі үшін",
        "uz-Latn": "Qozogʻiston Respublikasi Hukumati nomidan",
        ru: "За Правительство Республики Казахстан",
      },
    },
    {
      party: "UZ",
      name: {
        "kk-Cyrl": "Өзбекстан Республикасының Үкіметі",
        "uz-Latn": "Oʻzbekiston Respublikasi Hukumati",
        ru: "Правительство Республики Узбекистан",
      },
      onBehalfOf: {
        "kk-Cyrl": "Өзбекстан Республикасының Үкіметі үшін",
        "uz-Latn": "Oʻzbekiston Respublikasi Hukumati nomidan",
        ru: "За Правительство Республики Узбекистан",
      },
    },
  ],
  session: {
    commission: "KZ-UZ-IGC",
    ordinal: 20,
    date: "2023-05-05",
    place,
    zone: "Asia/Tashkent",
  },
  authenticLanguages: ["kk-Cyrl", "uz-Latn", "ru"],
  prevailingLanguage: "ru",
};

const FILES = [
  { name: "roadmap.kk.pdf", language: "kk-Cyrl", original: "KZ" },
  { name: "roadmap.uz.pdf", language: "uz-Latn", original: "UZ" },
  { name: "roadmap.ru.pdf", language: "ru", original: "UZ" },
];

export const version = (files: readonly { readonly sha256: string; readonly bytes: number }[]) => ({
  files: FILES.map((file, index) => ({ ...file, ...files[index] })),
});

export const contact = { mail: "prime-minister@kz.example" };

export const nomination = {
  name: { "kk-Cyrl": "Әлихан Смайылов", "uz-Latn": "Alixan Smailov", ru: "Алихан Смаилов", en: "Alikhan Smailov" },
  office: {
    "kk-Cyrl": "Қазақстан Республикасының Премьер-Министрі",
    "uz-Latn": "Qozogʻiston Respublikasi Bosh vaziri",
    ru: "Премьер-Министр Республики Казахстан",
    en: "Prime Minister of the Republic of Kazakhstan",
  },
  capacity: "HEAD_OF_GOVERNMENT",
  language: "kk-Cyrl",
  contact,
};

export const successor = {
  name: { "kk-Cyrl": "Мұрат Нұртілеу", "uz-Latn": "Murat Nurtleu", ru: "Мурат Нуртлеу", en: "Murat Nurtleu" },
  office: {
    "kk-Cyrl": "Қазақстан Республикасының Сыртқы істер министрі",
    "uz-Latn": "Qozogʻiston Respublikasi Tashqi ishlar vaziri",
    ru: "Министр иностранных дел Республики Казахстан",
    en: "Minister of Foreign Affairs of the Republic of Kazakhstan",
  },
  capacity: "FOREIGN_MINISTER",
  language: "kk-Cyrl",
  contact: { mail: "foreign-minister@kz.example" },
};

export const officer = {
  name: { "kk-Cyrl": "Айгерім Садықова", ru: "Айгерим Садыкова", en: "Aigerim Sadykova" },
  role: "protocol-officer",
  language: "kk",
  mail: "protocol-1@kz.example",
};

export const signature = (manifest: string) => ({
  manifest,
  consent: "sign-v1",
  mark: { kind: "typed", text: "Әлихан Смайылов" },
});
