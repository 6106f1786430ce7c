import type { SigningRoomMessages } from "./shape.ts";

export const ru: SigningRoomMessages = {
  title: "Комната подписания",
};
