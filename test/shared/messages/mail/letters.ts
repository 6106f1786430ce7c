import { inLanguage, type UiLanguage } from "../../../../shared/domain/languages.ts";
import {
  ACT_KINDS,
  type Acted,
  type ActKind,
  type FullySigned,
  type Invitation,
  type Letter,
  type Registered,
  type Signed,
} from "../../../../shared/domain/letter.ts";
import { aripov, particulars, smailov, terms } from "../../../fixtures/agreement.ts";

type Of<Body> = Extract<Letter, Body>;
type Changes = Partial<Pick<Letter, "title" | "session">>;

export const LINK = `https://depositary.example/sign#20thsess10n2023r.kz1.1.1.${"Zk3-".repeat(10)}abc`;
export const ADDRESS = "https://depositary.example/v/20thsess10n2023r";

export const JOINT_PLAN: { readonly [language in UiLanguage]: string } = {
  kk: "Еңбек қызметі және еңбекші көшіп-қонушылардың құқықтарын қорғау саласындағы практикалық іс-қимылдың бірлескен жоспары",
  uz: "Mehnat faoliyati va mehnat migrantlarining huquqlarini himoya qilish sohasidagi amaliy harakatlarning qoʻshma rejasi",
  ru: "Совместный план практических действий в сфере трудовой деятельности и защиты прав трудящихся-мигрантов",
  en: "Joint Plan of Practical Actions in Labor Activity and Migrant Workers’ Rights",
};

const OFFICER: { readonly [language in UiLanguage]: string } = {
  kk: "Протокол қызметінің бірінші қызметкері, Қазақстан тарапы",
  uz: "Protokol xizmatining birinchi xodimi, Qozogʻiston tomoni",
  ru: "Первый сотрудник протокола, казахстанская сторона",
  en: "First protocol officer, Kazakh side",
};

const head = (language: UiLanguage) => ({
  language,
  title: inLanguage(particulars.titles, language),
  session: { ...particulars.session, place: inLanguage(particulars.session.place, language) },
});

export const invitation = (language: UiLanguage, changes: Changes & Partial<Invitation> = {}): Of<Invitation> => ({
  ...head(language),
  kind: "invitation",
  addressee: inLanguage(smailov.name, language),
  onBehalfOf: inLanguage(particulars.parties[0]?.name ?? {}, language),
  link: LINK,
  opensAt: terms.opensAt,
  closesAt: terms.closesAt,
  place: inLanguage(terms.place, language),
  texts: particulars.authenticLanguages.map((text) => ({ language: text, pages: 6 })),
  signedBefore: [],
  signingAfter: [inLanguage(aripov.name, language)],
  officers: [{ name: OFFICER[language], mail: "protocol-1@kz.example" }],
  ...changes,
});

export const signed = (language: UiLanguage, changes: Changes & Partial<Signed> = {}): Of<Signed> => ({
  ...head(language),
  kind: "signed",
  name: inLanguage(smailov.name, language),
  office: inLanguage(smailov.office, language),
  signedAt: "2023-05-05T06:20:36.000Z",
  party: "KZ",
  waitingFor: [inLanguage(aripov.name, language)],
  ...changes,
});

export const fullySigned = (language: UiLanguage, changes: Changes & Partial<FullySigned> = {}): Of<FullySigned> => ({
  ...head(language),
  kind: "fully-signed",
  signatures: [
    {
      name: inLanguage(smailov.name, language),
      office: inLanguage(smailov.office, language),
      signedAt: "2023-05-05T06:20:36.000Z",
    },
    {
      name: inLanguage(aripov.name, language),
      office: inLanguage(aripov.office, language),
      signedAt: "2023-05-05T06:52:01.000Z",
    },
  ],
  ...changes,
});

export const registered = (language: UiLanguage, changes: Changes & Partial<Registered> = {}): Of<Registered> => ({
  ...head(language),
  kind: "registered",
  number: "KAZ-UZB-2023-0001",
  address: ADDRESS,
  publicFrom: "2023-05-05T09:00:00.000Z",
  ...changes,
});

const ELSEWHERE: { readonly [language in UiLanguage]: string } = { kk: "Астана", uz: "Ostona", ru: "Астана", en: "Astana" };
const smailovIn = (language: UiLanguage) => ({
  name: inLanguage(smailov.name, language),
  office: inLanguage(smailov.office, language),
});

/** What each kind of act has to tell besides. */
const TELLS: { readonly [kind in ActKind]?: (language: UiLanguage) => Partial<Acted> } = {
  "contact-changed": (language) => ({ who: smailovIn(language) }),
  replaced: (language) => ({
    who: { name: inLanguage(aripov.name, language), office: inLanguage(aripov.office, language) },
    before: smailovIn(language),
  }),
  postponed: (language) => ({
    window: { opensAt: "2023-06-12T05:00:00.000Z", closesAt: "2023-06-12T13:00:00.000Z" },
    place: ELSEWHERE[language],
  }),
  declined: (language) => ({ who: smailovIn(language) }),
  "code-locked": (language) => ({ who: smailovIn(language) }),
};

export const acted =
  (act: ActKind) =>
  (language: UiLanguage, changes: Changes & Partial<Acted> = {}): Of<Acted> => ({
    ...head(language),
    kind: "act",
    act,
    to: "all",
    by: "KZ",
    ...TELLS[act]?.(language),
    ...changes,
  });
const ACTED = Object.fromEntries(ACT_KINDS.map((kind) => [kind, acted(kind)]));

export const LETTERS = { invitation, signed, "fully-signed": fullySigned, registered, ...ACTED };
