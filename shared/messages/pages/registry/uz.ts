import type { RegistryMessages } from "./shape.ts";

export const uz: RegistryMessages = {
  title: "Bitimlar reyestri",
};
