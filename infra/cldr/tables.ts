import { ALPHA_3 } from "../../shared/domain/registry/countries.ts";
import { andOf, bytesOf, countryOf, languageOf, monthsOf, ownNameOf, separatorsOf, unitsOf } from "./ask.ts";

const LANGUAGES = ["en", "ru", "kk", "uz"] as const;
const FOLDER = "shared/messages/format/cldr";
const WIDTH = 130;
const HEAD = `// Made from CLDR ${process.versions.cldr} by \`node infra/cldr/write.ts\`; corrections stand in infra/cldr/corrections.ts.\n`;

/** Official languages that are not the likeliest of any country. */
const MORE_LANGUAGES = ["be", "ga", "ku", "la", "lb", "ps", "ta"];

/** Languages of treaties: the likeliest of each country, and the product's own. */
const treatyLanguages = (): string[] => {
  const likely = Object.keys(ALPHA_3).map((region) => new Intl.Locale(`und-${region}`).maximize().language);
  return [...new Set([...LANGUAGES, ...likely, ...MORE_LANGUAGES])]
    .filter((tag) => LANGUAGES.every((language) => languageOf(language, tag) !== undefined))
    .sort();
};

/** `en English;kk Kazakh`, in lines. */
const rows = (names: readonly (readonly [code: string, name: string | undefined])[]): string => {
  const lines = [""];
  for (const [code, name] of names) {
    if (name === undefined) continue;
    const row = `${code} ${name};`;
    const last = lines.pop() ?? "";
    lines.push(...(last.length + row.length > WIDTH ? [last, row] : [last + row]));
  }
  return `\`\n${lines.join("\n")}\n\``;
};

const quoted = (value: string): string => JSON.stringify(value).replaceAll("\u00a0", "\\u00a0");

const listed = (name: string, values: readonly string[]): string => {
  const line = `  ${name}: [${values.map(quoted).join(", ")}],`;
  return line.length <= WIDTH ? line : `  ${name}: [\n${values.map((value) => `    ${quoted(value)},\n`).join("")}  ],`;
};

const formsOf = (forms: { readonly [category: string]: string }): string =>
  Object.entries(forms)
    .map(([category, form]) => `${category}: ${quoted(form)}`)
    .join(", ");

const localeFile = (language: string): string => {
  const { decimal, group } = separatorsOf(language);
  return `${HEAD}import { type CldrTable, nameTable } from "../table.ts";

export const ${language}: CldrTable = {
${listed("months", monthsOf(language))}
  decimal: ${quoted(decimal)},
  group: ${quoted(group)},
  and: ${quoted(andOf(language))},
  bytes: { ${formsOf(bytesOf(language))} },
${listed("units", unitsOf(language))}
  languages: nameTable(${rows(treatyLanguages().map((tag) => [tag, languageOf(language, tag)]))}),
};
`;
};

const namesFile = (name: string, at: string, table: string): string =>
  `${HEAD}import { type NameTable, nameTable } from "${at}";\n\nexport const ${name}: NameTable = nameTable(${table});\n`;

/** In the language's alphabet, so that a list needs no collation where it is shown. */
const countriesFile = (language: string): string => {
  const names = Object.keys(ALPHA_3).map((code) => [code, countryOf(language, code) ?? code] as const);
  const order = new Intl.Collator(language).compare;
  return namesFile(language, "../../table.ts", rows(names.sort(([, a], [, b]) => order(a, b))));
};

/** The generated files: path and text, the same on every run with the same CLDR. */
export const tableFiles = (): [path: string, text: string][] => [
  ...LANGUAGES.flatMap((language): [string, string][] => [
    [`${FOLDER}/${language}.ts`, localeFile(language)],
    [`${FOLDER}/countries/${language}.ts`, countriesFile(language)],
  ]),
  [`${FOLDER}/own-names.ts`, namesFile("ownNames", "../table.ts", rows(treatyLanguages().map((tag) => [tag, ownNameOf(tag)])))],
];
