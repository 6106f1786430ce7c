import type { board as en } from "../en/board.ts";

export const board: typeof en = {
  layout: "Группировка",
  layouts: { waiting: "Чего ждёт", session: "Заседание", date: "Дата" },
  searchAgreements: "Поиск: название, место, номер или подписант",
  searchOn: "Искать в более давних",
  searchedSome: "Просмотрены новейшие соглашения",
  nothingWaits: "Ничто не ждёт ни вашей стороны, ни другой, ни подписанта",
  nothingWaitsHint:
    "Проекты появятся здесь, когда их создаст ваша сторона или передаст другая. Зарегистрированное и прекращённое стоит под «Заседание» и «Дата».",
  upToDate: (time) => `по состоянию на ${time}`,
  lastMoved: (day) => `Последнее изменение: ${day}`,
  atLeast: (count) => `${count} и более`,
  toSign: (names) => `Ожидается подпись: ${names}`,
  hasSigned: (names) => `Подписано: ${names}`,
  hasDeclined: (names) => `Отказ от подписания: ${names}`,
  linkGone: (names) => `Ссылка больше не действует: ${names}`,
  cancelledSince: (moment) => `Работа прекращена: ${moment}`,
};
