import { connect } from "node:net";
import { setTimeout } from "node:timers/promises";
import { crc32 } from "node:zlib";
import { GetItemCommand, PutItemCommand, QueryCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import fc from "fast-check";

import { type Call, startDynamoDb } from "../../../../infra/local/dynamodb/server.ts";
import { type Subject, startSubject, temporaryFolder, WORK } from "./samples.ts";

const calls: Call[] = [];
let subject: Subject;
beforeEach(async () => {
  calls.length = 0;
  subject = await startSubject({ onCall: (call) => calls.push(call) });
});
afterEach(() => subject.end());

const SIGNED = "AWS4-HMAC-SHA256 Credential=ROOM/20261101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00";
const post = (operation: string, body: string, headers: Record<string, string> = {}) =>
  fetch(subject.db.url, {
    method: "POST",
    headers: { "x-amz-target": operation, authorization: SIGNED, "x-amz-date": "20261101T000000Z", ...headers },
    body,
  });
const typeOf = async (response: Response) => ((await response.json()) as { __type: string }).__type.split("#")[1];

const MEMBERS = [
  ..."TableName IndexName Key Keys Item RequestItems TransactItems Put Get Update Delete ConditionCheck PutRequest".split(" "),
  ..."DeleteRequest ConditionExpression UpdateExpression KeyConditionExpression KeyConditions FilterExpression Limit".split(" "),
  ..."ProjectionExpression ExpressionAttributeNames ExpressionAttributeValues ExclusiveStartKey ReturnConsumedCapacity".split(
    " ",
  ),
  ..."ClientRequestToken Work Events pk sk S N M L SS :p #p toString constructor StreamArn ShardId ShardIterator".split(" "),
  ..."ShardIteratorType SequenceNumber AttributesToGet Expected AttributeUpdates Segment TotalSegments Select".split(" "),
];
const NAMES = "GetItem PutItem UpdateItem DeleteItem Query Scan BatchGetItem BatchWriteItem TransactGetItems TransactWriteItems";
const OPERATIONS = [
  ...`${NAMES} DescribeTable ListTables DescribeTimeToLive`.split(" ").map((name) => `DynamoDB_20120810.${name}`),
  ..."ListStreams DescribeStream GetShardIterator GetRecords".split(" ").map((name) => `DynamoDBStreams_20120810.${name}`),
];

interface Odd {
  operation?: string;
  body?: string;
  headers?: Record<string, string>;
}

describe("the protocol", () => {
  test("an answer carries the CRC-32 of its body and a request id", async () => {
    const response = await post("DynamoDB_20120810.ListTables", "{}");
    const body = await response.text();
    expect(response.headers.get("x-amz-crc32")).toBe(String(crc32(body)));
    expect(response.headers.get("x-amzn-requestid")).toMatch(/\S/);
    expect(response.headers.get("content-type")).toBe("application/x-amz-json-1.0");
  });

  const LIST = "DynamoDB_20120810.ListTables";
  test.each([
    ["no signature", { headers: { authorization: "" } }, "MissingAuthenticationTokenException"],
    ["half a signature", { headers: { authorization: "AWS4-HMAC-SHA256 Credential=a/b" } }, "IncompleteSignatureException"],
    ["an unknown operation", { operation: "DynamoDB_20120810.CreateGlobalTable" }, "UnknownOperationException"],
    ["an operation of an object's prototype", { operation: "DynamoDB_20120810.toString" }, "UnknownOperationException"],
    ["an unknown service", { operation: "constructor.ListTables" }, "UnknownOperationException"],
    ["broken JSON", { body: "{" }, "SerializationException"],
    ["a list", { body: "[]" }, "SerializationException"],
    ["a number for a table", { operation: "DynamoDB_20120810.GetItem", body: '{"TableName":7}' }, "SerializationException"],
  ])("%s is refused", async (_what, { operation = LIST, body = "{}", headers = {} }: Odd, name) => {
    const response = await post(operation, body, headers);
    expect([response.status, await typeOf(response)]).toEqual([400, name]);
  });

  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<unknown>(null, true, 1, -0.5, "", "Work", "Events", "pk = :p", "SET n = :p"),
      fc.constantFrom<unknown>(
        { S: "a" },
        { N: "x" },
        { N: "1" },
        { B: "AA==" },
        { pk: { S: "a" }, sk: { S: "b" } },
        { pk: { N: "1" }, sk: {} },
      ),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...MEMBERS), tie("value"), { maxKeys: 4 }),
    ),
  })).value;
  const bodies = fc.dictionary(fc.constantFrom(...MEMBERS), json, { maxKeys: 6 });

  test.each(OPERATIONS)("%s answers whatever stands in its body, and is never at a loss", async (operation) => {
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const response = await post(operation, JSON.stringify({ TableName: "Work", ...body }));
        expect([response.status, await response.text()]).not.toEqual([500, expect.anything()]);
      }),
      { numRuns: 150 },
    );
  });

  test("a body over 16 MB is refused", async () => {
    const response = await post("DynamoDB_20120810.ListTables", `{"x":"${"y".repeat(16 * 1024 * 1024)}"}`);
    expect(response.status).toBe(413);
  });

  test("a caller that leaves amid its request disturbs nobody", async () => {
    const complaints = jest.spyOn(console, "error");
    const socket = connect(subject.db.port, "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n{");
    await setTimeout(50);
    socket.destroy();
    await setTimeout(50);
    expect((await post("DynamoDB_20120810.ListTables", "{}")).status).toBe(200);
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });

  test("a folder in use is not opened twice", async () => {
    await expect(startDynamoDb({ directory: subject.directory })).rejects.toThrow("locked");
  });

  test("a port in use is said, and the folder is free again", async () => {
    const directory = temporaryFolder();
    await expect(startDynamoDb({ directory, port: subject.db.port })).rejects.toThrow("EADDRINUSE");
    const second = await startDynamoDb({ directory });
    second.createTable(WORK);
    await second.close();
  });
});

describe("what IAM would be asked", () => {
  const item = (pk: string) => ({ pk: { S: pk }, sk: { S: "1" } });
  const table = "arn:aws:dynamodb:eu-central-1:000000000000:table/Work";

  test("an item operation: its action on the table, with the partition key", async () => {
    await subject.client.send(new GetItemCommand({ TableName: "Work", Key: item("public#1") }));
    const context = { "dynamodb:LeadingKeys": ["public#1"] };
    expect(calls).toEqual([{ accessKeyId: "DESK", action: "dynamodb:GetItem", resource: table, context }]);
  });

  test("a query on an index: its action on the index, with the index's partition key", async () => {
    const input = {
      TableName: "Work",
      IndexName: "byStatus",
      KeyConditionExpression: "#r > :r AND #s = :s",
      ExpressionAttributeNames: { "#s": "status", "#r": "rank" },
      ExpressionAttributeValues: { ":s": { S: "open" }, ":r": { N: "1" } },
    };
    await subject.client.send(new QueryCommand(input));
    const context = { "dynamodb:LeadingKeys": ["open"] };
    expect(calls).toEqual([{ accessKeyId: "DESK", action: "dynamodb:Query", resource: `${table}/index/byStatus`, context }]);
  });

  test("a transaction: one action for each of its items, within TransactWriteItems", async () => {
    const input = {
      TransactItems: [
        { Put: { TableName: "Work", Item: item("a") } },
        { ConditionCheck: { TableName: "Work", Key: item("b"), ConditionExpression: "attribute_not_exists(pk)" } },
        { Delete: { TableName: "Work", Key: item("c") } },
      ],
    };
    await subject.client.send(new TransactWriteItemsCommand(input));
    expect(calls.map(({ action, context }) => [action, context])).toEqual(
      [
        ["dynamodb:PutItem", "a"],
        ["dynamodb:ConditionCheckItem", "b"],
        ["dynamodb:DeleteItem", "c"],
      ].map(([action, key]) => [action, { "dynamodb:LeadingKeys": [key], "dynamodb:EnclosingOperation": "TransactWriteItems" }]),
    );
  });

  test("a refused write is asked for as well", async () => {
    const put = new PutItemCommand({ TableName: "Work", Item: item("a"), ConditionExpression: "attribute_exists(pk)" });
    await expect(subject.client.send(put)).rejects.toThrow();
    expect(calls.map(({ action }) => action)).toEqual(["dynamodb:PutItem"]);
  });
});
