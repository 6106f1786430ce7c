import { startEvents } from "../../../../infra/local/events/server.ts";
import { type Sqs, startSqs } from "../../../../infra/local/sqs/server.ts";
import { account, authorizationFor, post, recorder, region, temporaryDirectory } from "../client.ts";

const { calls, onCall } = recorder();
const rule = {
  name: "hear",
  properties: { EventBusName: "public", EventPattern: { source: ["depositary"] }, Targets: [] as object[] },
};
let sqs: Sqs;
let events: Awaited<ReturnType<typeof startEvents>>;
beforeAll(async () => {
  sqs = await startSqs({ directory: temporaryDirectory(), region, account, queues: [{ queueName: "heard", properties: {} }] });
  rule.properties.Targets = [{ Id: "q", Arn: sqs.queueArn("heard"), InputPath: "$.detail" }];
  events = await startEvents({ region, account, buses: [{ Name: "public" }], rules: [rule], send: sqs.send, onCall });
});
afterAll(async () => {
  await events.close();
  await sqs.close();
});

const put = (...Entries: object[]) =>
  post(events.url, "AWSEvents.PutEvents", JSON.stringify({ Entries }), { authorization: authorizationFor("events") });
const entry = {
  Source: "depositary",
  DetailType: "AgreementRegistered",
  Detail: '{"number":"KAZ-UZB-2023-0007"}',
  EventBusName: "public",
};

test("PutEvents delivers to a queue and reports its permission", async () => {
  const { status, body } = await put(entry, { ...entry, Detail: "[]" }, { ...entry, Source: "aws.s3" });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    FailedEntryCount: 2,
    Entries: [{ EventId: expect.stringMatching(/-/) }, { ErrorCode: "MalformedDetail" }, { ErrorCode: "NotAuthorizedForSource" }],
  });
  const heard = await sqs.receive(sqs.queueArn("heard"), { max: 10, waitMs: 0 });
  expect(heard.map(({ body }) => body)).toEqual([entry.Detail]);
  expect(calls[0]).toEqual({
    accessKeyId: "AKIATEST",
    action: "events:PutEvents",
    resource: events.busArn("public"),
    context: { "events:source": "depositary", "events:detail-type": "AgreementRegistered" },
  });
});

test.each([
  [[{ ...entry, EventBusName: "gone" }], "ResourceNotFoundException"],
  [[{ ...entry, TraceHeader: "x" }], "ValidationException"],
  [Array.from({ length: 11 }, () => entry), "ValidationException"],
  [[], "ValidationException"],
])("refuses %j", async (entries, __type) => {
  expect(await put(...entries)).toMatchObject({ status: 400, body: { __type } });
  expect(sqs.depth(sqs.queueArn("heard")).visible).toBe(0);
});
