import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { absent } from "../../infra/local/demo/api.ts";
import { officer } from "../../infra/local/demo/stage.ts";
import { freePort } from "../../infra/local/home.ts";
import type { Mail } from "../../infra/local/mailbox.ts";
import { type SignInTarget, signInAs } from "../../infra/local/sign-in/token.ts";
import { randomFrom, shuffled } from "../../infra/local/sqs/random.ts";
import {
  type Agreement,
  bodiesOf,
  byClock,
  draftOn,
  opened,
  publicEntry,
  registered,
  type Stage,
  type StoredFact,
  signAll,
  stageOf,
  temporaryDirectory,
} from "./support.ts";

const SEED = 9;
/** Of the life's 14 acts so many end with a kill. */
const [ACTS, KILLS] = [14, 4];
/** A kill comes at most so long after its act was answered: into the middle of what the act set going. */
const LATEST_MS = 400;

interface Addresses {
  readonly publicUrl: string;
  readonly controlUrl: string;
  readonly inboxUrl: string;
}

const directory = temporaryDirectory();
const random = randomFrom(SEED);
const numbers = Array.from({ length: ACTS }, (_, index) => index + 1);
const killedAfter = new Set(shuffled(numbers, random).slice(0, KILLS));

let port: number;
let child: ChildProcess;
let running: Promise<Addresses>;
let kills = 0;
let acts = 0;
const reached = globalThis.fetch;

const start = async (): Promise<Addresses> => {
  const command = ["test/e2e/cloud-process.ts", directory, String(port)];
  child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
  const { stdout } = child;
  if (!stdout) throw new Error("a child's output is read");
  const lines = createInterface({ input: stdout });
  const [line] = await Promise.race([once(lines, "line"), once(child, "exit").then(() => ["the local cloud did not start"])]);
  return JSON.parse(String(line)) as Addresses;
};

const kill = async (): Promise<Addresses> => {
  kills += 1;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  return start();
};

/** As a client that does not give up: what a kill cut off is asked again, under the same Idempotency-Key. */
const stubbornFetch: typeof fetch = async (input, init) => {
  for (;;) {
    await running;
    const killsBefore = kills;
    try {
      const response = await reached(input, init);
      const bytes = await response.arrayBuffer();
      if (init?.method === "POST" && String(input).includes("/v1/") && response.ok) acted();
      const { status, headers } = response;
      return new Response(bytes.byteLength > 0 ? bytes : null, { status, headers });
    } catch (error) {
      if (kills === killsBefore) throw error;
    }
  }
};

let killing: Promise<unknown> = Promise.resolve();
const acknowledged: (readonly string[])[] = [];

/** An act was answered: perhaps a kill follows, soon. What could be read before it must stand after it. */
const acted = (): void => {
  acts += 1;
  if (!killedAfter.has(acts)) return;
  const delay = random() * LATEST_MS;
  killing = killing.then(async () => {
    await setTimeout(delay);
    acknowledged.push(await eventsSoFar());
    running = kill();
    await running;
  });
};

let stage: Stage;
let agreement: Agreement | undefined;

/** None while the agreement is its side's own. */
const eventsSoFar = async (): Promise<readonly string[]> => (agreement && (await bodiesOf(agreement).catch(absent))) ?? [];

beforeAll(async () => {
  port = await freePort();
  running = start();
  const { publicUrl, inboxUrl } = await running;
  const { signIn } = JSON.parse(readFileSync(join(directory, "cloud.json"), "utf8")) as { signIn: SignInTarget };
  stage = stageOf({
    publicUrl,
    token: async (userId) => (await signInAs(userId, signIn)).access_token,
    inbox: async () => ((await (await fetch(`${inboxUrl}/store`)).json()) as { emails: Mail[] }).emails,
  });
  for (const side of ["KZ", "UZ"] as const)
    for (const which of ["treaty-desk", "protocol-1", "protocol-2"] as const) await stage.signIn(officer(side, which));
  globalThis.fetch = stubbornFetch;
}, 30_000);

afterAll(async () => {
  globalThis.fetch = reached;
  await killing;
  child.kill("SIGKILL");
});

const tick = async (time: Date): Promise<void> => {
  const { controlUrl } = await running;
  await fetch(`${controlUrl}/tick`, { method: "POST", body: JSON.stringify({ time }) });
};

test("killed with -9 at any moment and started again, the life goes on to its entry and nothing acknowledged is lost", async () => {
  const clock = byClock(tick);
  agreement = await draftOn(stage);
  await opened(agreement, { wait: clock });
  await signAll(agreement, clock);
  const { number } = await registered(agreement, clock);
  await killing;
  await clock(agreement, "the public entry", () => publicEntry(stage, number));
  expect([acts, kills]).toEqual([ACTS, KILLS]);
  const events = await bodiesOf(agreement);
  for (const before of acknowledged) expect(events.slice(0, before.length)).toEqual(before);
  expect(acknowledged.some((before) => before.length > 0)).toBe(true);
  const types = events.map((body) => (JSON.parse(body) as StoredFact).type);
  const twice = ["Initialled", "Nominated", "Signed", "Affixed"];
  const once = ["Shared", "Preserved", "OpenedForSignature", "Prepared", "Sealed", "Registered"];
  expect([...types].sort()).toEqual([...twice, ...twice, ...once].sort());
  expect(number).toMatch(/-0001$/);
}, 90_000);
