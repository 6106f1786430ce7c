import { surfaceHandler } from "../shared/runtime/http/surface.ts";
import { registryUses } from "../shared/runtime/surfaces/registry.ts";
import { registryPages } from "../shared/runtime/surfaces/registry-pages.ts";
import { render } from "../web/registry/server.tsx";

export const handler = surfaceHandler("registry", registryUses, { pages: registryPages(render) });
