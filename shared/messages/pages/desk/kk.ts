import type { DeskMessages } from "./shape.ts";

export const kk: DeskMessages = {
  title: "Қызметкердің жұмыс орны",
};
