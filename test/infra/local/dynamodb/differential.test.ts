import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDb, TableDefinition } from "../../../../infra/local/dynamodb/server.ts";
import { comparable, explained, normal, sorted } from "./comparing.ts";
import { findJudge, startJudge } from "./judge.ts";
import { anyStep, type Step } from "./operations-at-random.ts";
import { seeded } from "./random.ts";
import { DIGESTS, EVENTS, settings, startSubject, WORK } from "./samples.ts";
import { allRecords } from "./stream-reader.ts";

const STEPS = Number(process.env.STEPS ?? 3000);
const SEED = Number(process.env.SEED ?? 20_230_505);

const createThere = async (client: DynamoDBClient, { StreamSpecification: stream, ...table }: TableDefinition) => {
  const { TimeToLiveSpecification: _, PointInTimeRecoverySpecification: __, ...input } = table;
  const parameters = stream ? { ...input, StreamSpecification: { StreamEnabled: true, ...stream } } : input;
  await client.send(new CreateTableCommand(JSON.parse(JSON.stringify(parameters))));
};

const outcome = async (step: Step, client: DynamoDBClient): Promise<object> =>
  comparable(step, await step.send(client).catch((error: unknown) => ({ error })));

const difference = (step: Step, [ours, theirs]: [object, object], position: number): string[] => {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
  if (a === b || explained(step, ours, theirs)) return [];
  return [`step ${position} of seed ${SEED}: ${step.name} ${JSON.stringify(normal(step.input))}\n  ours    ${a}\n  judge's ${b}`];
};

/** Follows a table's stream and notes how many records each step added: the order between steps is fixed, within one it is not. */
const follow = (db: DynamoDb, table: string) => {
  const counts: number[] = [];
  let last = 0;
  const note = () => {
    const found = db.records(table, last, 1000);
    last = found.at(-1)?.sequence ?? last;
    counts.push(found.length);
  };
  return { table, note, counts };
};
const byStep = (records: unknown[], counts: number[]): unknown[] => {
  const left = [...records];
  const steps = counts.map((count) => sorted(left.splice(0, count)));
  return [...steps, left];
};

const judge = findJudge();
if (judge || process.env.CI) {
  test(`${STEPS} random operations give the answers and the streams of Amazon's DynamoDB Local (seed ${SEED})`, async () => {
    if (!judge) throw new Error("Java or DynamoDB Local is missing: run .ci/dynamodb-local");
    const amazon = await startJudge(judge);
    const subject = await startSubject();
    const client = new DynamoDBClient(settings(amazon.url));
    const streams = [new DynamoDBStreamsClient(settings(subject.db.url)), new DynamoDBStreamsClient(settings(amazon.url))];
    const followed = [WORK, EVENTS].map(({ TableName }) => follow(subject.db, TableName));
    const differences: string[] = [];
    try {
      for (const table of [WORK, EVENTS, DIGESTS]) await createThere(client, table);
      const random = seeded(SEED);
      for (let position = 0; position < STEPS; position++) {
        const step = anyStep(random);
        const answers = await Promise.all([outcome(step, subject.client), outcome(step, client)]);
        differences.push(...difference(step, answers, position));
        for (const { note } of followed) note();
      }
      expect(differences.slice(0, 5)).toEqual([]);
      for (const { table, counts } of followed) {
        const [ours = [], theirs = []] = await Promise.all(streams.map((one) => allRecords(one, table)));
        expect(ours.length).toBeGreaterThan(STEPS / 50);
        expect(byStep(ours, counts)).toEqual(byStep(theirs, counts));
      }
    } finally {
      for (const one of [client, ...streams]) one.destroy();
      await amazon.stop();
      await subject.end();
    }
  }, 180_000);
} else {
  test("without Java or DynamoDB Local the differential test is not registered", () => {
    console.info("differential test: run .ci/dynamodb-local and have Java to compare with Amazon's DynamoDB Local");
    expect(judge).toBeUndefined();
  });
}
