import type { PageLanguage } from "../../../shared/messages/signature-page.ts";

/** The sides of the sample agreements; an original belongs to one of them. */
export type Side = "KZ" | "UZ";

type Text = Readonly<Record<PageLanguage, string>>;
type Paragraphs = Readonly<Record<PageLanguage, readonly string[]>>;
type Label = "number" | "measure" | "form" | "due" | "responsible" | Side;

export interface Measure {
  number: string;
  text: Text;
  form: Text;
  due: { text: Text };
  responsible: Readonly<Record<Side, Text>>;
}

/** What is printed of a sample text (`texts/roadmap.*.json`, `texts/joint-plan.*.json`). */
export interface SampleDocument {
  notice: Text;
  translationNotice: Readonly<Partial<Record<PageLanguage, string>>>;
  titles: Text;
  shortTitles: Text;
  alternat: { phrases: Readonly<Record<string, Readonly<Record<Side, Text>>>> };
  preamble: Paragraphs;
  labels: Readonly<Record<Label, Text>>;
  sections: readonly { number: string; heading: Text; items: readonly Measure[] }[];
  finalClauses: Paragraphs;
  doneAt: { place: Text; dateBlank: Text; formula: Text };
}

/** What is printed of `texts/people.json`. */
export interface SamplePeople {
  parties: Readonly<Record<Side, { government: Text }>>;
}

/** One page set: a language of one side's original. */
export interface PageSet {
  document: SampleDocument;
  people: SamplePeople;
  language: PageLanguage;
  original: Side;
}

/** The sides in the order of the original (alternat): its own side first. */
export const sidesOf = (original: Side): [Side, Side] => (original === "KZ" ? ["KZ", "UZ"] : ["UZ", "KZ"]);
