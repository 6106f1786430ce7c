import type { events as en } from "../en/events.ts";

export const events: typeof en = {
  timeline: "Ход событий",
  noEvents: "Ход событий ведётся с момента передачи проекта.",
  chainHolds: (count) => `Событий: ${count}. Цепочка проверена, не нарушена`,
  chainBroken: (version) => `Цепочка нарушена на событии ${version}`,
  chainBrokenHint: "Отпечаток этого события не сходится с предыдущим. Сообщите оператору; на последующее не полагайтесь.",
  happened: {
    Drafted: (who) => `Создан проект соглашения: ${who}`,
    VersionProposed: (who, number) => `Предложена версия ${number}: ${who}`,
    TextAccepted: (_, number) => `Версия ${number} принята`,
    TextRefused: (_, number) => `Версия ${number} отклонена`,
    DraftShared: () => "Проект передан",
    Shared: (who) => `Передан проект: ${who}`,
    Initialled: (who) => `Текст парафирован: ${who}`,
    Preserved: () => "Парафированные тексты заперты от изменений",
    Nominated: (who) => `Назначен подписант: ${who}`,
    OpenedForSignature: (who) => `Текст открыт для подписания: ${who}`,
    Prepared: () => "Экземпляры для подписания изготовлены",
    Signed: (who) => `Подписано: ${who}`,
    Affixed: (who) => `Подпись внесена в тексты: ${who}`,
    Sealed: () => "Тексты скреплены",
    Registered: (_, number) => `Зарегистрировано под номером ${number}`,
  },
};
