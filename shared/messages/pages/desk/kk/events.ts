import type { events as en } from "../en/events.ts";

export const events: typeof en = {
  timeline: "Оқиғалар барысы",
  noEvents: "Оқиғалар барысы жоба берілген сәттен басталады.",
  chainHolds: (count) => `Оқиға саны: ${count}. Тізбек тексерілді, бұзылмаған`,
  chainBroken: (version) => `Тізбек ${version}-оқиғада бұзылған`,
  chainBrokenHint: "Бұл оқиғаның цифрлық ізі алдыңғысына сәйкес келмейді. Операторға хабарлаңыз; одан кейінгісіне сүйенбеңіз.",
  happened: {
    Drafted: (who) => `Келісім жобасы жасалды: ${who}`,
    VersionProposed: (who, number) => `${number}-нұсқа ұсынылды: ${who}`,
    TextAccepted: (_, number) => `${number}-нұсқа қабылданды`,
    TextRefused: (_, number) => `${number}-нұсқа қабылданбады`,
    DraftShared: () => "Жоба берілді",
    Shared: (who) => `Жоба берілді: ${who}`,
    Initialled: (who) => `Мәтін дәйектелді: ${who}`,
    Preserved: () => "Дәйектелген мәтіндер өзгерістен қорғалды",
    Nominated: (who) => `Қол қоюшы ұсынылды: ${who}`,
    OpenedForSignature: (who) => `Мәтін қол қоюға ашылды: ${who}`,
    Prepared: () => "Қол қойылатын даналар дайындалды",
    Signed: (who) => `Қол қойды: ${who}`,
    Affixed: (who) => `Қолтаңба мәтіндерге енгізілді: ${who}`,
    Sealed: () => "Мәтіндер бекітілді",
    Registered: (_, number) => `${number} нөмірімен тіркелді`,
  },
};
