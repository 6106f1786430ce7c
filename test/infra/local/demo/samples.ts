import { readFileSync } from "node:fs";
import type { PageSet, SampleDocument, SamplePeople, Side } from "../../../../infra/local/demo/sample.ts";
import type { PageLanguage } from "../../../../shared/messages/signature-page.ts";

const read = (name: string) => JSON.parse(readFileSync(`infra/local/demo/texts/${name}.json`, "utf8"));

export type DocumentName = "roadmap.v1" | "roadmap.v2" | "joint-plan.v1";
export const documentNames: DocumentName[] = ["roadmap.v1", "roadmap.v2", "joint-plan.v1"];
const documents = Object.fromEntries(documentNames.map((name): [string, SampleDocument] => [name, read(name)]));
const people: SamplePeople = read("people");

export const pageSet = (name: DocumentName, language: PageLanguage, original: Side): PageSet => {
  const document = documents[name];
  if (!document) throw new Error(name);
  return { document, people, language, original };
};
