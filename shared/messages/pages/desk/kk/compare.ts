import type { compare as en } from "../en/compare.ts";

export const compare: typeof en = {
  comparison: {
    compare: "Салыстыру",
    compareVersions: "Нұсқаларды салыстыру",
    text: "Мәтін",
    fromVersion: "Бұрынғы",
    toVersion: "Жаңа",
    sideBySide: "Қатар",
    inline: "Жол ішінде",
    how: "Көрінісі",
    previous: "Артқа",
    next: "Алға",
    place: (at, of) => `${of} ішінен ${at}`,
    page: (number) => `${number}-бет`,
    changes: { one: "өзгеріс", other: "өзгеріс" },
    noChanges: "Екі нұсқаның мазмұны бірдей",
    noChangesHint: "Бірінің әр абзацы екіншісінде бар.",
    counted: (changes, numbers) => `${changes}; сан не күн өзгергені: ${numbers}`,
    unchanged: { one: "абзац өзгеріссіз", other: "абзац өзгеріссіз" },
    numbersChanged: (before, after) => `Сан немесе күн өзгерді: ${before} → ${after}`,
    movedFrom: (page) => `${page}-беттен көшірілді`,
    kinds: { changed: "Өзгертілді", added: "Қосылды", removed: "Алып тасталды", moved: "Көшірілді" },
    sameVersion: "Екі түрлі нұсқаны таңдаңыз.",
    none: "жоқ",
  },
};
