import { startDynamoDb } from "../../../../infra/local/dynamodb/server.ts";
import { EVENTS, WORK } from "./samples.ts";

// A server in a process of its own, for the tests that kill it: prints its address once it takes requests.
const [directory = ""] = process.argv.slice(2);
startDynamoDb({ directory }).then((db) => {
  for (const table of [EVENTS, WORK]) db.createTable(table);
  process.stdout.write(`${db.url}\n`);
});
