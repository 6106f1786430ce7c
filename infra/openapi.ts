import { mkdirSync, writeFileSync } from "node:fs";
import { openapi } from "../shared/api/openapi.ts";

// `npm run openapi`: writes the API's description where the documents are; a test fails when it is stale.

mkdirSync("docs", { recursive: true });
writeFileSync("docs/openapi.json", `${JSON.stringify(openapi(), null, 2)}\n`);
