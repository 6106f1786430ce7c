import type { NameTable } from "../../shared/messages/format/table.ts";
import type { Catalogues } from "../../shared/messages/pages/load.ts";
import { registryMessages } from "../../shared/messages/pages/registry/load.ts";
import type { RegistryMessages } from "../../shared/messages/pages/registry/shape.ts";
import { messagesOf } from "../i18n.tsx";

interface RegistryWords {
  readonly messages: RegistryMessages;
  readonly countries: NameTable;
}

const together = async (messages: Promise<RegistryMessages>, countries: Promise<NameTable>): Promise<RegistryWords> => ({
  messages: await messages,
  countries: await countries,
});

/** The registry names parties, so that its languages bring the names of countries along. */
export const registryWords: Catalogues<RegistryWords> = {
  en: () =>
    together(
      registryMessages.en(),
      import("../../shared/messages/format/cldr/countries/en.ts").then(({ en }) => en),
    ),
  ru: () =>
    together(
      registryMessages.ru(),
      import("../../shared/messages/format/cldr/countries/ru.ts").then(({ ru }) => ru),
    ),
  kk: () =>
    together(
      registryMessages.kk(),
      import("../../shared/messages/format/cldr/countries/kk.ts").then(({ kk }) => kk),
    ),
  uz: () =>
    together(
      registryMessages.uz(),
      import("../../shared/messages/format/cldr/countries/uz.ts").then(({ uz }) => uz),
    ),
};

const useWords = messagesOf<RegistryWords>();
export const useMessages = (): RegistryMessages => useWords().messages;
export const useCountries = (): NameTable => useWords().countries;
