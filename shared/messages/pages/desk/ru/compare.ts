import type { compare as en } from "../en/compare.ts";

export const compare: typeof en = {
  comparison: {
    compare: "Сравнить",
    compareVersions: "Сравнение версий",
    text: "Текст",
    fromVersion: "Прежняя",
    toVersion: "Новая",
    sideBySide: "Рядом",
    inline: "В строку",
    how: "Вид",
    previous: "Назад",
    next: "Вперёд",
    place: (at, of) => `${at} из ${of}`,
    page: (number) => `Страница ${number}`,
    changes: { one: "изменение", few: "изменения", many: "изменений", other: "изменения" },
    noChanges: "Обе версии говорят одно и то же",
    noChangesHint: "Каждый абзац одной есть в другой.",
    counted: (changes, numbers) => `${changes}; с числами или датами: ${numbers}`,
    unchanged: {
      one: "абзац без изменений",
      few: "абзаца без изменений",
      many: "абзацев без изменений",
      other: "абзаца без изменений",
    },
    numbersChanged: (before, after) => `Изменено число или дата: ${before} → ${after}`,
    movedFrom: (page) => `Перенесено со страницы ${page}`,
    kinds: { changed: "Изменено", added: "Добавлено", removed: "Удалено", moved: "Перенесено" },
    sameVersion: "Выберите две разные версии.",
    none: "нет",
  },
};
