import type { DeskMessages } from "./shape.ts";

export const uz: DeskMessages = {
  title: "Xodimning ish oʻrni",
};
