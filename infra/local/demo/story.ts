import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SamplePeople, Side } from "./sample.ts";

const TEXTS = "infra/local/demo/texts";

type ByLanguage = { readonly [language: string]: string };

export interface People {
  readonly parties: SamplePeople["parties"];
  readonly signatories: readonly {
    readonly side: Side;
    readonly capacity: string;
    readonly name: ByLanguage;
    readonly office: ByLanguage;
    readonly for: ByLanguage;
    readonly email: string;
  }[];
  readonly roles: readonly {
    readonly id: string;
    readonly side: Side;
    readonly role: string;
    readonly name: ByLanguage;
    readonly email: string;
  }[];
  readonly commission: {
    readonly id: string;
    readonly session: { readonly ordinal: number; readonly date: string; readonly zone: string; readonly place: ByLanguage };
  };
}

/** One of the two agreements: who drafts it, and the sample texts of its versions in order. */
export interface Story {
  readonly name: string;
  readonly draftedBy: Side;
  readonly versions: readonly string[];
}

export const STORIES: readonly Story[] = [
  { name: "roadmap", draftedBy: "KZ", versions: ["roadmap.v1", "roadmap.v2"] },
  { name: "joint-plan", draftedBy: "UZ", versions: ["joint-plan.v1"] },
];

/** The files of a version: one a language, each from one side's original. */
export const FILES = [
  { language: "kk-Cyrl", words: "kk", original: "KZ" },
  { language: "uz-Latn", words: "uz", original: "UZ" },
  { language: "ru", words: "ru", original: "UZ" },
] as const;

export const readSample = <T>(name: string): T => JSON.parse(readFileSync(join(TEXTS, `${name}.json`), "utf8")) as T;
export const readPeople = (): People => readSample<People>("people");

export const otherSide = (side: Side): Side => (side === "KZ" ? "UZ" : "KZ");

/** The roles that sign in at the desk, as the group names them; the sample also names people who only get letters elsewhere. */
const DESK_ROLES: ByLanguage = {
  TREATY_OFFICER: "treaty-officer",
  PROTOCOL_OFFICER: "protocol-officer",
  LEGAL_ADVISER: "legal-adviser",
  LANGUAGE_OFFICER: "language-officer",
  CO_SECRETARY: "co-secretary",
};

/** The sample officers: who they are at sign-in and in the register of officers. */
export const officersOf = (people: People) =>
  people.roles.flatMap(({ id, side, role, name, email }) => {
    const desk = DESK_ROLES[role];
    const language = side === "KZ" ? "kk" : "uz";
    return desk ? [{ id, side, role: desk, name, language, mail: email, groups: [`${side}.${desk}`] }] : [];
  });
