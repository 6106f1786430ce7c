import type { Catalogues } from "../load.ts";
import type { DeskMessages } from "./shape.ts";

export const deskMessages: Catalogues<DeskMessages> = {
  en: async () => (await import("./en.ts")).en,
  ru: async () => (await import("./ru.ts")).ru,
  kk: async () => (await import("./kk.ts")).kk,
  uz: async () => (await import("./uz.ts")).uz,
};
