export { inspect as handler } from "../shared/runtime/inspect.ts";
