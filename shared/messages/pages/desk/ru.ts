import type { DeskMessages } from "./shape.ts";

export const ru: DeskMessages = {
  title: "Рабочее место",
};
