import type { RegistryMessages } from "./shape.ts";

export const ru: RegistryMessages = {
  title: "Реестр соглашений",
};
