import type { NameTable } from "../../format/table.ts";
import type { Catalogues } from "../load.ts";
import type { DeskMessages } from "./shape.ts";

/** The desk also names every state that can be a party. */
export type DeskSpeech = DeskMessages & { readonly countries: NameTable };

const speech = async (words: Promise<DeskMessages>, countries: Promise<NameTable>): Promise<DeskSpeech> => ({
  ...(await words),
  countries: await countries,
});

export const deskMessages: Catalogues<DeskSpeech> = {
  en: () =>
    speech(
      import("./en.ts").then(({ en }) => en),
      import("../../format/cldr/countries/en.ts").then(({ en }) => en),
    ),
  ru: () =>
    speech(
      import("./ru.ts").then(({ ru }) => ru),
      import("../../format/cldr/countries/ru.ts").then(({ ru }) => ru),
    ),
  kk: () =>
    speech(
      import("./kk.ts").then(({ kk }) => kk),
      import("../../format/cldr/countries/kk.ts").then(({ kk }) => kk),
    ),
  uz: () =>
    speech(
      import("./uz.ts").then(({ uz }) => uz),
      import("../../format/cldr/countries/uz.ts").then(({ uz }) => uz),
    ),
};
