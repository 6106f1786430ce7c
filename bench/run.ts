import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { commands } from "./commands.ts";
import { functions } from "./functions.ts";
import { type Benchmark, printed } from "./measure.ts";
import { sealing } from "./sealing.ts";
import { web } from "./web/web.ts";

/** `npm run bench` runs all, `npm run bench -- web` those that are named; the figures of the others stay in the file. */
const BENCHMARKS: { readonly [name: string]: Benchmark } = { commands, functions, sealing, web };
const RESULTS = "bench/results.json";

const machine = {
  node: process.version,
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? process.arch,
  memoryGb: Math.round(totalmem() / 2 ** 30),
};
console.log(`Node ${machine.node}, ${machine.cores} cores of ${machine.processor}, ${machine.memoryGb} GB\n`);

const results = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, "utf8")) : {};
const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(BENCHMARKS, name));
if (unknown.length > 0) throw new Error(`no benchmark ${unknown.join(", ")}; there are ${Object.keys(BENCHMARKS).join(", ")}`);

for (const [name, benchmark] of Object.entries(BENCHMARKS)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const loadBefore = loadavg()[0];
  const sections = await benchmark();
  for (const section of sections) console.log(printed(section));
  results[name] = { machine: { ...machine, loadBefore }, sections };
}
writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
