import type { compare as en } from "../en/compare.ts";

export const compare: typeof en = {
  comparison: {
    compare: "Solishtirish",
    compareVersions: "Variantlarni solishtirish",
    text: "Matn",
    fromVersion: "Avvalgi",
    toVersion: "Yangi",
    sideBySide: "Yonma-yon",
    inline: "Satr ichida",
    how: "Koʻrinishi",
    previous: "Orqaga",
    next: "Oldinga",
    place: (at, of) => `${of} tadan ${at}`,
    page: (number) => `${number}-bet`,
    changes: { one: "oʻzgarish", other: "oʻzgarish" },
    noChanges: "Ikkala variant bir xil",
    noChangesHint: "Birining har bir xatboshisi ikkinchisida bor.",
    counted: (changes, numbers) => `${changes}; son yoki sana oʻzgargani: ${numbers}`,
    unchanged: { one: "xatboshi oʻzgarishsiz", other: "xatboshi oʻzgarishsiz" },
    numbersChanged: (before, after) => `Son yoki sana oʻzgardi: ${before} → ${after}`,
    movedFrom: (page) => `${page}-betdan koʻchirildi`,
    kinds: { changed: "Oʻzgartirildi", added: "Qoʻshildi", removed: "Olib tashlandi", moved: "Koʻchirildi" },
    sameVersion: "Ikki xil variantni tanlang.",
    none: "yoʻq",
  },
};
