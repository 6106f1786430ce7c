import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { timed } from "./measure.ts";

/** One way with one file in a process of its own: prints `{ms, peakMb, cpuMs}` of the work without reading the file. */
const [way = "", directory = "", size = ""] = process.argv.slice(2);
const file = new Uint8Array(readFileSync(join(directory, `${size}.pdf`)));
const read = (name: string) => new Uint8Array(readFileSync(join(directory, `${name}.pdf`)));

const STATUS = "/proc/self/status";

const WAYS: { readonly [way: string]: () => Promise<() => Promise<unknown>> } = {
  hash: async () => async () => createHash("sha256").update(file).digest(),
  seal: async () => {
    const { ceremonyOver } = await import("./ceremony.ts");
    return ceremonyOver(file, { page: read("page"), field: read("field") });
  },
  "load and save": async () => {
    const { PDFDocument } = await import("@cantoo/pdf-lib");
    return async () => (await PDFDocument.load(file, { updateMetadata: false })).save();
  },
};

const work = await WAYS[way]?.();
if (!work) throw new Error(`no such way: ${way}`);
const before = process.cpuUsage();
const { ms } = await timed(work);
const { user, system } = process.cpuUsage(before);
// getrusage's maximum begins with that of the process which started this one; Linux keeps the process's own beside it.
const [, own] = existsSync(STATUS) ? (/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, "utf8")) ?? []) : [];
const peakMb = Number(own ?? process.resourceUsage().maxRSS) / 1024;
console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000, peakMb }));
