import { surfaceHandler } from "../shared/runtime/http/surface.ts";
import { registryUses } from "../shared/runtime/surfaces/registry.ts";

export const handler = surfaceHandler("registry", registryUses);
