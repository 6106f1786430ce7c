import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { commands } from "./commands.ts";
import { functions } from "./functions.ts";
import { printed, type Section } from "./measure.ts";
import { sealing } from "./sealing.ts";

const machine = {
  node: process.version,
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? process.arch,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  loadBefore: loadavg()[0],
};
console.log(`Node ${machine.node}, ${machine.cores} cores of ${machine.processor}, ${machine.memoryGb} GB\n`);

const sections: Section[] = [];
for (const benchmark of [commands, functions, sealing]) {
  for (const section of await benchmark()) {
    sections.push(section);
    console.log(printed(section));
  }
}
writeFileSync("bench/results.json", `${JSON.stringify({ machine, sections }, null, 2)}\n`);
