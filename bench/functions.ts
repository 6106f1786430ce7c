import { cpSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { build } from "esbuild";
import { BUNDLE } from "../infra/constructs/bundle.ts";
import { openCredentials } from "../infra/local/credentials.ts";
import { functionOf } from "../infra/local/lambda/definition.ts";
import type { FunctionDefinition, Outcome } from "../infra/local/lambda/types.ts";
import { startWorker } from "../infra/local/lambda/worker.ts";
import { loadAssembly } from "../infra/local/templates/assembly.ts";
import { resolveStacks } from "../infra/local/templates/resources.ts";
import { SURFACES } from "../shared/api/surfaces.ts";
import { type Benchmark, median, rounded, timed } from "./measure.ts";

const ROUNDS = 5;
const WARM = 10;

interface Candidate {
  readonly name: string;
  readonly definition: FunctionDefinition;
  /** An event that the function answers without asking any service. */
  readonly event: unknown;
  readonly cold: number[];
  readonly warm: number[];
}

/** A new process a round for each function and its two companions, through the local Lambda's Runtime API. */
export const functions: Benchmark = async () => {
  const directory = mkdtempSync(join(tmpdir(), "depositary-bench-"));
  try {
    const candidates = await candidatesIn(directory);
    for (let round = 0; round < ROUNDS; round++) for (const candidate of candidates) await measure(candidate, directory);
    return [sectionOf(candidates)];
  } finally {
    rmSync(directory, { recursive: true });
  }
};

const candidatesIn = async (directory: string): Promise<Candidate[]> => {
  const definitions = resolveStacks(loadAssembly("cdk.out"))
    .filter(({ type }) => type === "AWS::Lambda::Function")
    .map(functionOf);
  const [some] = definitions;
  if (!some) throw new Error("cdk.out holds no functions");
  const companion = async (peer: string, name: string): Promise<Candidate> => {
    const codeDirectory = await bundled(directory, peer);
    return { name, definition: { ...some, name: peer, codeDirectory, environment: {} }, event: {}, cold: [], warm: [] };
  };
  const pdf = await PDFDocument.create();
  pdf.addPage();
  const url = `data:application/pdf;base64,${await pdf.saveAsBase64()}`;
  return [
    await companion("empty", "nothing (floor)"),
    await companion("dynamodb-client", "one DynamoDB client (peer)"),
    ...definitions.map((definition) => {
      const name = definition.name.replace("depositary-local-", "");
      // Outside of any folder with node_modules, as the local cloud runs it.
      const codeDirectory = join(directory, name);
      cpSync(definition.codeDirectory, codeDirectory, { recursive: true });
      return { name, definition: { ...definition, codeDirectory }, event: eventFor(name, url), cold: [], warm: [] };
    }),
  ];
};

/** As `cdk synth` bundles the functions. */
const bundled = async (directory: string, peer: string): Promise<string> => {
  const { banner, mainFields, ...options } = BUNDLE;
  const outfile = join(directory, peer, "index.mjs");
  await build({
    ...options,
    mainFields: [...mainFields],
    banner: { js: banner },
    bundle: true,
    platform: "node",
    entryPoints: [`bench/peers/${peer}.ts`],
    outfile,
    logLevel: "error",
  });
  return join(directory, peer);
};

/** A request without the distribution's secret, a batch without messages, a page to inspect. */
const eventFor = (name: string, url: string): unknown => {
  if (name === "inspect") return { url };
  const surfaces: readonly string[] = SURFACES;
  if (!surfaces.includes(name)) return { Records: [] };
  const http = { method: "GET", path: "/v1/entries", sourceIp: "127.0.0.1" };
  return { version: "2.0", rawPath: http.path, headers: {}, requestContext: { http } };
};

const measure = async ({ name, definition, event, cold, warm }: Candidate, directory: string): Promise<void> => {
  const invoke = async (): Promise<number> => {
    const { ms, result } = await timed(() => worker.invoke(JSON.stringify(event)));
    return succeeded(name, result) && ms;
  };
  const started = performance.now();
  const worker = await startWorker({
    definition,
    key: openCredentials(directory).of(definition.roleArn),
    endpoints: {},
    taskRoot: definition.codeDirectory,
    temporary: join(directory, "tmp"),
    onLine: () => {},
  });
  try {
    await invoke();
    cold.push(performance.now() - started);
    const times: number[] = [];
    for (let repeats = 0; repeats < WARM; repeats++) times.push(await invoke());
    warm.push(median(times));
  } finally {
    await worker.stop();
  }
};

const succeeded = (name: string, { functionError, payload }: Outcome): true => {
  if (functionError) throw new Error(`${name}: ${payload}`);
  return true;
};

const sectionOf = (candidates: readonly Candidate[]) => {
  const [floor = Number.NaN, peer = Number.NaN] = candidates.map(({ cold }) => median(cold));
  return {
    title: "Cold and warm time of each function",
    columns: ["function", "KB", "cold ms", "times the floor", "times the peer", "warm ms"],
    rows: candidates.map(({ name, definition, cold, warm }) => [
      name,
      Math.round(statSync(join(definition.codeDirectory, "index.mjs")).size / 1024),
      Math.round(median(cold)),
      rounded(median(cold) / floor),
      rounded(median(cold) / peer),
      rounded(median(warm)),
    ]),
    note: `Process start, load and a first answer that asks no service; medians of ${ROUNDS} processes each, in turn; warm of ${WARM} more.`,
  };
};
