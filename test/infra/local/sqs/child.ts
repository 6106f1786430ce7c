import { startSqs } from "../../../../infra/local/sqs/server.ts";

/** Serves one queue in a process of its own, which the test kills: `node child.ts DIRECTORY`. */
startSqs({
  directory: String(process.argv[2]),
  region: "eu-central-1",
  account: "000000000000",
  queues: [{ queueName: "affix", properties: { VisibilityTimeout: 1 } }],
}).then((sqs) => process.send?.({ queueUrl: sqs.queueUrl("affix") }));
