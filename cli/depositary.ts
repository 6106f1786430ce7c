#!/usr/bin/env node
import { parseArgs } from "node:util";
import { caInit } from "./ca-init.ts";

const USAGE = `usage: depositary ca init [--stage STAGE] [--installation NAME] [--json]

  ca init   makes the installation's root and certification certificates on its KMS keys, once;
            with the operator's AWS credentials and region in the environment`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stage: { type: "string", default: "production" },
    installation: { type: "string", default: "Depositary" },
    json: { type: "boolean", default: false },
  },
});

if (positionals.join(" ") !== "ca init") {
  console.error(USAGE);
  process.exit(2);
}
await caInit(values);
