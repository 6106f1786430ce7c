import type { SigningRoomMessages } from "./shape.ts";

export const kk: SigningRoomMessages = {
  title: "Қол қою бөлмесі",
};
