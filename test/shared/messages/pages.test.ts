import { UI_LANGUAGES, type UiLanguage } from "../../../shared/domain/languages.ts";
import { deskMessages } from "../../../shared/messages/pages/desk/load.ts";
import { commonMessages, locales } from "../../../shared/messages/pages/load.ts";
import { registryMessages } from "../../../shared/messages/pages/registry/load.ts";
import { signingRoomMessages } from "../../../shared/messages/pages/signing-room/load.ts";

const CATALOGUES = {
  common: commonMessages,
  registry: registryMessages,
  desk: deskMessages,
  "signing-room": signingRoomMessages,
};

/** What a message gives for parameters that are words; a message that needs other ones is left to its view's test. */
const said = (message: (...words: string[]) => unknown): string[] => {
  try {
    const text = message(...Array.from({ length: message.length }, () => "…"));
    return typeof text === "string" ? [text] : [];
  } catch {
    return [];
  }
};

const textsOf = (messages: unknown, path = ""): [path: string, text: string][] => {
  if (typeof messages === "string") return [[path, messages]];
  if (typeof messages === "function") return said(messages as (...words: string[]) => unknown).map((text) => [path, text]);
  return Object.entries(Object(messages)).flatMap(([name, each]) => textsOf(each, `${path}.${name}`));
};

const all = async (language: UiLanguage) =>
  Promise.all(Object.entries(CATALOGUES).map(async ([name, load]) => textsOf(await load[language](), name))).then((texts) =>
    texts.flat(),
  );
const breaking = async (language: UiLanguage, rule: RegExp) => (await all(language)).filter(([, text]) => rule.test(text));

test.each(UI_LANGUAGES)("no message of %s is empty, shouts, pleads or quotes as a typewriter does", async (language) => {
  expect(await breaking(language, /^\s*$|!|\boops\b|\bplease\b|пожалуйста|successfully|["`]/i)).toEqual([]);
});

test("Uzbek takes ʻ and ʼ, never another comma", async () => {
  expect(await breaking("uz", /['’‘`]/)).toEqual([]);
  expect(await breaking("uz", /[oOgG]ʼ/)).toEqual([]);
});

test.each(["ru", "kk"] as const)("a Cyrillic word of %s has no Latin letter in it", async (language) => {
  expect(await breaking(language, /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u)).toEqual([]);
});

test("every language brings the formatter's tables of its own", async () => {
  for (const language of UI_LANGUAGES) expect((await locales[language]()).language).toBe(language);
});
