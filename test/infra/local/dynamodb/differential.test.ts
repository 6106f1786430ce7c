import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { TableDefinition } from "../../../../infra/local/dynamodb/types.ts";
import { comparable, explained } from "./comparing.ts";
import { findJudge, startJudge } from "./judge.ts";
import { anyStep, type Step } from "./operations-at-random.ts";
import { seeded } from "./random.ts";
import { DIGESTS, EVENTS, settings, startSubject, WORK } from "./samples.ts";
import { allRecords } from "./stream-reader.ts";

const STEPS = 3000;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const createThere = async (client: DynamoDBClient, { StreamSpecification: stream, ...table }: TableDefinition) => {
  const { TimeToLiveSpecification: _, PointInTimeRecoverySpecification: __, ...input } = table;
  const parameters = stream ? { ...input, StreamSpecification: { StreamEnabled: true, ...stream } } : input;
  await client.send(new CreateTableCommand(JSON.parse(JSON.stringify(parameters))));
};

const outcome = async (step: Step, client: DynamoDBClient): Promise<object> =>
  comparable(step, await step.send(client).catch((error: unknown) => ({ error })));

const differences: string[] = [];
const compare = (step: Step, [ours, theirs]: [object, object], position: number) => {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
  if (a === b || explained(step, ours, theirs)) return;
  if (process.env.DIFF) require("node:fs").appendFileSync(process.env.DIFF, `${JSON.stringify({ step, ours, theirs })}\n`);
  differences.push(`step ${position} of seed ${SEED}: ${step.name} ${JSON.stringify(step.input)}\n  ours   ${a}\n  judge's ${b}`);
};

const judge = findJudge();
if (judge || process.env.CI) {
  test(`${STEPS} random operations give the answers and the streams of Amazon's DynamoDB Local (seed ${SEED})`, async () => {
    if (!judge) throw new Error("Java or DynamoDB Local is missing: run .ci/dynamodb-local");
    const subject = await startSubject();
    const amazon = await startJudge(judge);
    const client = new DynamoDBClient(settings(amazon.url));
    try {
      for (const table of [WORK, EVENTS, DIGESTS]) await createThere(client, table);
      const random = seeded(SEED);
      for (let position = 0; position < STEPS; position++) {
        const step = anyStep(random);
        compare(step, await Promise.all([outcome(step, subject.client), outcome(step, client)]), position);
      }
      expect(differences.slice(0, 12)).toEqual([]);
      for (const { TableName } of [WORK, EVENTS]) {
        const ours = await allRecords(new DynamoDBStreamsClient(settings(subject.db.url)), TableName);
        const theirs = await allRecords(new DynamoDBStreamsClient(settings(amazon.url)), TableName);
        expect(ours.length).toBeGreaterThan(STEPS / 20);
        expect(ours).toEqual(theirs);
      }
    } finally {
      client.destroy();
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
