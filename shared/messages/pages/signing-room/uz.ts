import type { SigningRoomMessages } from "./shape.ts";

export const uz: SigningRoomMessages = {
  title: "Imzolash xonasi",
};
