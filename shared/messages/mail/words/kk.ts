import { kk as locale } from "../../format/kk.ts";
import { number } from "../../format/numbers.ts";
import type { LetterWords, Sides } from "./shape.ts";

const sides: Readonly<Record<Sides, string>> = { both: "екі Тарап", all: "барлық Тараптар" };
const NOT_ATTACHED = "Мәтіндер хатқа қоса тіркелмеген.";

export const kk: LetterWords = {
  session: {
    name: (ordinal) => `Үкіметаралық комиссияның ${ordinal}-отырысы`,
    short: (ordinal) => `${ordinal}-отырыс`,
  },
  texts: (languages, count, pages) =>
    `${languages} ${count === 1 ? "тілінде" : "тілдерінде, әрқайсысы"}${count === 1 ? "," : ""} ${number(pages, locale)}\u00a0бет`,
  kind: /.* (?:арасындағы|бойынша|жөніндегі|саласындағы|туралы) (.+)$/u,
  labels: {
    when: "Қашан",
    where: "Қайда",
    side: "Тарап",
    texts: "Мәтіндер",
    signatures: "Қолтаңба",
    session: "Комиссия",
    who: "Кім",
    signature: "Қолтаңба",
    number: "Нөмірі",
    public: "Ашылуы",
  },
  invitation: {
    subject: (short, span) => `${short}: қол қою – ${span}`,
    salutation: (name) => [`Құрметті ${name}!`],
    lead: "Сіздің қол қоюыңызға мынадай құжат ұсынылады:",
    nobodySigned: "Әзірге ешкім қол қойған жоқ.",
    signed: (names) => `Қол қойды: ${names}.`,
    alsoSigning: (names) => `Сізден басқа ${names} қол қояды.`,
    last: "Сіздің қолтаңбаңызбен қол қою аяқталады.",
    open: "Мәтіндерді ашу",
    opensOnly: "Сілтеме тек мәтіндерді ашады. Оны ашу қол қойғандық болып саналмайды.",
    code: {
      heading: "Кіру коды қажет болады",
      text: "Оны Сізге өз Тарабыңыздың қызметкері жеке өзі немесе телефон арқылы айтады. Код ешқашан хатпен жіберілмейді.",
    },
    forwarding: {
      heading: "Бұл хатты ешкімге жібермеңіз",
      text: "Сілтеме тек Сізге арналған. Хатты басқа біреу көрген болуы мүмкін болса, өз Тарабыңыздың қызметкеріне хабарлаңыз.",
    },
    questions: { heading: "Сұрақтарыңыз болса", text: "Оларға өз Тарабыңыздың протокол қызметі жауап береді." },
    foot: (onBehalfOf) => `Хат ${onBehalfOf} атынан жіберілді. ${NOT_ATTACHED}`,
  },
  signed: {
    subject: (short, name) => `${short}: ${name} қол қойды`,
    lead: "Мынадай құжатқа қол қойылды:",
    waitingFor: (names) => `Енді ${names} қол қояды.`,
    complete: "Барлық қолтаңба қойылды.",
    foot: `Хат барлық Тараптардың қызметкерлеріне мәлімет үшін жіберілді. ${NOT_ATTACHED}`,
  },
  fullySigned: {
    subject: (short, who, date) => `${short}: ${date} күні ${sides[who]} қол қойды`,
    lead: (who, day) =>
      "on" in day
        ? `${day.on} күні ${sides[who]} мынадай құжатқа қол қойды:`
        : `Мынадай құжатқа ${sides[who]} қол қойды, соңғы қолтаңба ${day.last} күні қойылды:`,
    next: {
      heading: "Бұдан кейін",
      text: "Қолтаңбалар файлдарға енгізіледі, содан соң құжат тізілімге енгізіледі. Жазбаның нөмірі мен мекенжайы бөлек хатпен жіберіледі.",
    },
    foot: `Хат барлық Тараптардың қызметкерлері мен қол қоюшыларына мәлімет үшін жіберілді. ${NOT_ATTACHED}`,
  },
  registered: {
    subject: (short, number) => `${short}: тізілімге енгізілді, №\u00a0${number}`,
    lead: "Тізілімге мынадай құжат енгізілді:",
    open: "Жазбаны ашу",
    check: "Қол қойылған файлы бар кез келген адам оны осы мекенжайда тексере алады.",
    foot: `Хат барлық Тараптардың қызметкерлері мен қол қоюшыларына мәлімет үшін жіберілді. ${NOT_ATTACHED}`,
  },
};
