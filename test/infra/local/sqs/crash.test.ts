import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { clientFor, temporaryDirectory } from "../client.ts";

const children: ChildProcess[] = [];
const boot = async (directory: string) => {
  const child = fork(join(process.cwd(), "test/infra/local/sqs/child.ts"), [directory], { execArgv: [] });
  children.push(child);
  const [{ queueUrl }] = (await once(child, "message")) as [{ queueUrl: string }];
  return { queueUrl, child, client: new SQSClient(clientFor(new URL(queueUrl).origin)) };
};
const kill = async (child: ChildProcess) => {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
};
afterAll(() => Promise.all(children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null).map(kill)));

type Running = Awaited<ReturnType<typeof boot>>;

/** Sends from four senders, kills the server after 60 answers, and gives the bodies whose sending was acknowledged. */
const sendUntilGone = async ({ client, queueUrl, child }: Running): Promise<Set<string>> => {
  const acknowledged = new Set<string>();
  const sender = async (name: number) => {
    for (let turn = 0; ; turn++) {
      const MessageBody = `${name}/${turn}`;
      const sent = await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody })).catch(() => undefined);
      if (!sent) return;
      acknowledged.add(MessageBody);
      if (acknowledged.size === 60) child.kill("SIGKILL");
    }
  };
  await Promise.all([0, 1, 2, 3].map(sender));
  return acknowledged;
};

/**
 * Receives and deletes until nothing comes for longer than the visibility time-out, or the server is gone; then gives the
 * body whose deletion was not answered: it may be either way.
 */
const drain = async ({ client, queueUrl }: Running, deleted: (body: string) => void) => {
  const input = { QueueUrl: queueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 2 };
  for (;;) {
    const answer = await client.send(new ReceiveMessageCommand(input)).catch(() => undefined);
    if (!answer?.Messages) return undefined;
    for (const { ReceiptHandle, Body = "" } of answer.Messages) {
      const done = await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle })).catch(() => undefined);
      if (!done) return Body;
      deleted(Body);
    }
  }
};

test("kill -9 loses no acknowledged message and brings back no deleted one", async () => {
  const directory = temporaryDirectory();
  const first = await boot(directory);
  const acknowledged = await sendUntilGone(first);
  expect(acknowledged.size).toBeGreaterThanOrEqual(60);

  const second = await boot(directory);
  const early = new Set<string>();
  const killed = once(second.child, "exit");
  const unanswered = await drain(second, (body) => {
    early.add(body);
    if (early.size === 10) second.child.kill("SIGKILL");
  });
  await killed;
  expect(early.size).toBeGreaterThanOrEqual(10);

  const late: string[] = [];
  await drain(await boot(directory), (body) => late.push(body));
  expect(late.filter((body) => early.has(body))).toEqual([]);
  const accounted = new Set([...early, ...late, unanswered]);
  expect([...acknowledged].filter((body) => !accounted.has(body))).toEqual([]);
  expect(new Set(late).size).toBe(late.length);
});
