import { counted } from "../../format/numbers.ts";
import { ru as locale } from "../../format/ru.ts";
import type { LetterWords, Sides } from "./shape.ts";

const sides: Readonly<Record<Sides, string>> = { both: "обеими Сторонами", all: "всеми Сторонами" };
const PAGES = { one: "страница", few: "страницы", other: "страниц" };
const PAGES_EACH = { ...PAGES, one: "странице" };
const NOT_ATTACHED = "Тексты в письмо не вложены.";

const pagesOf = (count: number, pages: number): string =>
  count === 1 ? counted(pages, PAGES, locale) : `по\u00a0${counted(pages, PAGES_EACH, locale)}`;

export const ru: LetterWords = {
  session: {
    name: (ordinal) => `${ordinal}-е\u00a0заседание Межправительственной комиссии`,
    short: (ordinal) => `${ordinal}-е\u00a0заседание`,
  },
  texts: (languages, count, pages) => `${languages}, ${pagesOf(count, pages)}`,
  kind: /^(\p{Lu}.*?) (?:в|во|для|к|между|на|о|об|обо|от|по|с|со)\s/u,
  labels: {
    when: "Когда",
    where: "Где",
    side: "Сторона",
    texts: "Тексты",
    signatures: "Подписи",
    session: "Комиссия",
    who: "Кто",
    signature: "Подпись",
    number: "Номер",
    public: "Доступ с",
  },
  invitation: {
    subject: (short, span) => `${short}: подписание ${span}`,
    salutation: (name) => [name, "Ваше Превосходительство,"],
    lead: "Вам предстоит подписать документ:",
    nobodySigned: "Пока никто не подписал.",
    signed: (names, count) => `Уже ${count === 1 ? "есть подпись" : "есть подписи"}: ${names}.`,
    alsoSigning: (names, count) => `Кроме вас ${count === 1 ? "подписывает" : "подписывают"} ${names}.`,
    last: "Ваша подпись завершает подписание.",
    open: "Открыть тексты",
    opensOnly: "Ссылка только открывает тексты. Открыть ещё не значит подписать.",
    code: {
      heading: "Понадобится код доступа",
      text: "Его сообщит лично или по телефону сотрудник вашей Стороны. В письмах кода не бывает.",
    },
    forwarding: {
      heading: "Не пересылайте это письмо",
      text: "Ссылка именная. Если письмо мог увидеть кто-то ещё, сообщите об этом сотруднику вашей Стороны.",
    },
    questions: { heading: "Вопросы и сомнения", text: "На них ответит протокольная служба вашей Стороны." },
    foot: (onBehalfOf) => `Письмо отправлено по поручению Стороны: ${onBehalfOf}. ${NOT_ATTACHED}`,
  },
  signed: {
    subject: (short, name) => `${short}: поставлена подпись, ${name}`,
    lead: "Под документом поставлена подпись:",
    waitingFor: (names, count) => `${count === 1 ? "Ожидается подпись" : "Ожидаются подписи"}: ${names}.`,
    complete: "Все подписи поставлены.",
    foot: `Письмо направлено для сведения сотрудникам всех Сторон. ${NOT_ATTACHED}`,
  },
  fullySigned: {
    subject: (short, who, date) => `${short}: подписано ${sides[who]} ${date}`,
    lead: (who, day) =>
      "on" in day
        ? `${day.on} ${sides[who]} подписан документ:`
        : `Подписан ${sides[who]} документ, последняя подпись поставлена ${day.last}:`,
    next: {
      heading: "Что дальше",
      text: "Подписи вносятся в файлы, после чего документ вносится в реестр. Номер и адрес записи придут отдельным письмом.",
    },
    foot: `Письмо направлено для сведения сотрудникам и подписавшим всех Сторон. ${NOT_ATTACHED}`,
  },
  registered: {
    subject: (short, number) => `${short}: внесено в реестр, №\u00a0${number}`,
    lead: "В реестр внесён документ:",
    open: "Открыть запись",
    check: "По этому адресу каждый, у кого есть подписанный файл, может его проверить.",
    foot: `Письмо направлено для сведения сотрудникам и подписавшим всех Сторон. ${NOT_ATTACHED}`,
  },
};
