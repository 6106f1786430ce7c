import { surfaceHandler } from "../shared/runtime/http/surface.ts";
import { signingRoomUses } from "../shared/runtime/surfaces/signing-room.ts";

export const handler = surfaceHandler("signing-room", signingRoomUses);
