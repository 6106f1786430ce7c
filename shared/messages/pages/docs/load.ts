import type { Catalogues } from "../load.ts";
import type { DocsMessages } from "./shape.ts";

export const docsMessages: Catalogues<DocsMessages> = {
  en: async () => (await import("./en.ts")).en,
  ru: async () => (await import("./ru.ts")).ru,
  kk: async () => (await import("./kk.ts")).kk,
  uz: async () => (await import("./uz.ts")).uz,
};
