import { surfaceHandler } from "../shared/runtime/http/surface.ts";
import { deskStale, deskUses } from "../shared/runtime/surfaces/desk.ts";

export const handler = surfaceHandler("desk", deskUses, { stale: deskStale });
