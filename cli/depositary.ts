#!/usr/bin/env node
import { parseArgs } from "node:util";
import { Fault } from "../shared/domain/fault.ts";
import { caInit } from "./ca-init.ts";
import { pagesDeploy } from "./pages-deploy.ts";

const USAGE = `usage: depositary ca init [--stage STAGE] [--installation NAME] [--json]
       depositary pages deploy [--assets] [--stage STAGE] [--json]

  ca init        makes the installation's root and certification certificates on its KMS keys, once
  pages deploy   brings what \`npm run web\` built to the stage's public host; with --assets only what functions
                 name, before their new version is deployed

  each with the operator's AWS credentials and region in the environment`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stage: { type: "string", default: "production" },
    installation: { type: "string", default: "Depositary" },
    assets: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});

const COMMANDS: Readonly<Record<string, () => Promise<void>>> = {
  "ca init": () => caInit(values),
  "pages deploy": () => pagesDeploy(values),
};

const command = COMMANDS[positionals.join(" ")];
if (!command) {
  console.error(USAGE);
  process.exit(2);
}
try {
  await command();
} catch (error) {
  console.error(error instanceof Fault ? error.message : error);
  process.exit(1);
}
