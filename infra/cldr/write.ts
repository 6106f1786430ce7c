import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { tableFiles } from "./tables.ts";

// `node infra/cldr/write.ts`, with the Node of this project: its ICU has Kazakh and Uzbek. A test fails when the files are stale.

for (const [path, text] of tableFiles()) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
