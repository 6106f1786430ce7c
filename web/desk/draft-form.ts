import type { FORMS } from "../../shared/domain/agreement/events.ts";

/** The draft as it is typed. Texts are by language, and a party's by its place in the list. */
export interface DraftForm {
  readonly titles: Texts;
  readonly parties: readonly { readonly party: string; readonly name: Texts; readonly onBehalfOf: Texts }[];
  readonly form: (typeof FORMS)[number];
  readonly legalNature: "BINDING" | "NON_BINDING" | "UNDETERMINED";
  readonly languages: readonly string[];
  readonly prevailing: string;
  readonly commission: string;
  readonly ordinal: string;
  readonly date: string;
  readonly place: Texts;
  readonly zone: string;
}
export type Texts = { readonly [language: string]: string };

/** Languages that a text can be drafted in here, by BCP 47 tag with script. */
export const TONGUES = ["kk-Cyrl", "uz-Latn", "ru", "en", "ky-Cyrl", "tg-Cyrl", "tk-Latn", "az-Latn", "tr"] as const;
export const ZONES = [
  "Asia/Almaty",
  "Asia/Tashkent",
  "Asia/Bishkek",
  "Asia/Dushanbe",
  "Asia/Ashgabat",
  "Asia/Baku",
  "Europe/Moscow",
  "Europe/Istanbul",
  "UTC",
] as const;

export const NOBODY = { party: "", name: {}, onBehalfOf: {} };
export const emptyDraft = (party: string): DraftForm => ({
  titles: {},
  parties: [{ ...NOBODY, party }, NOBODY],
  form: "AGREEMENT",
  legalNature: "BINDING",
  languages: ["kk-Cyrl", "uz-Latn", "ru"],
  prevailing: "",
  commission: "",
  ordinal: "",
  date: "",
  place: {},
  zone: "Asia/Tashkent",
});

const given = (texts: Texts, languages: readonly string[]): Texts =>
  Object.fromEntries(languages.map((tag) => [tag, (texts[tag] ?? "").trim()]).filter(([, text]) => text !== ""));

/** The fields that are still empty, by their names in the form. */
export const missingOf = (draft: DraftForm): ReadonlySet<string> => {
  const { languages, commission, ordinal, date, parties } = draft;
  const lacking = (name: string, texts: Texts) => languages.filter((tag) => !texts[tag]?.trim()).map((tag) => `${name}.${tag}`);
  return new Set([
    ...lacking("titles", draft.titles),
    ...parties.flatMap(({ party, name, onBehalfOf }, place) => [
      ...(party ? [] : [`party.${place}`]),
      ...lacking(`name.${place}`, name),
      ...lacking(`onBehalfOf.${place}`, onBehalfOf),
    ]),
    ...Object.entries({ commission, ordinal, date }).flatMap(([name, value]) => (value.trim() ? [] : [name])),
    ...lacking("place", draft.place),
    ...(languages.length === 0 ? ["languages"] : []),
  ]);
};

/** As the API takes it; English is kept beside the authentic languages where it is given. */
export const bodyOf = (draft: DraftForm) => {
  const { languages, prevailing, form, legalNature, parties, commission, ordinal, date, zone } = draft;
  return {
    titles: given(draft.titles, [...new Set([...languages, "en"])]),
    form,
    legalNature,
    parties: parties.map(({ party, name, onBehalfOf }) => ({
      party,
      name: given(name, languages),
      onBehalfOf: given(onBehalfOf, languages),
    })),
    session: { commission: commission.trim(), ordinal: Number(ordinal), date, place: given(draft.place, languages), zone },
    authenticLanguages: languages,
    ...(languages.includes(prevailing) ? { prevailingLanguage: prevailing } : {}),
  };
};
