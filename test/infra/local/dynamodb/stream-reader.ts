import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { normal } from "./comparing.ts";

const shardRecords = async (client: DynamoDBStreamsClient, StreamArn: string, ShardId: string) => {
  const found: object[] = [];
  const first = await client.send(new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" }));
  let ShardIterator = first.ShardIterator;
  while (ShardIterator) {
    const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator }));
    found.push(...Records);
    ShardIterator = Records.length ? NextShardIterator : undefined;
  }
  return found;
};

/** All records of a table's stream as a client reads them over HTTP: what happened, to which item, and its images. */
export const allRecords = async (client: DynamoDBStreamsClient, TableName: string) => {
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName }));
  const StreamArn = Streams[0]?.StreamArn ?? "";
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  const shards = StreamDescription?.Shards ?? [];
  const records: object[] = [];
  for (const { ShardId = "" } of shards) records.push(...(await shardRecords(client, StreamArn, ShardId)));
  return records.map((record) => {
    const { eventName, dynamodb = {} } = record as { eventName?: string; dynamodb?: Record<string, unknown> };
    const { Keys, NewImage, OldImage, StreamViewType } = dynamodb;
    return normal({ eventName, Keys, NewImage, OldImage, StreamViewType });
  });
};
