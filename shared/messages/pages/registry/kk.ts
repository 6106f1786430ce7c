import type { RegistryMessages } from "./shape.ts";

export const kk: RegistryMessages = {
  title: "Келісімдер тізілімі",
};
