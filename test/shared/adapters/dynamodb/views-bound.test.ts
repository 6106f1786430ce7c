import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { dynamoViews } from "../../../../shared/adapters/dynamodb/views.ts";
import { lineOf } from "../../../contracts/views.ts";
import { upTo } from "../../../fixtures/agreement.ts";

const MOVED = "2023-05-05T06:00:00.000Z#20thsess10n2023r";

/** A table whose every read of 1 MB leaves nothing of the filter, with more behind it; the line is in the read named. */
const endless = (found: number) => {
  const client = new DynamoDBClient({ region: "eu-central-1" });
  let reads = 0;
  client.send = async () => {
    reads += 1;
    const Items = reads === found ? [marshall({ line: lineOf(upTo.shared) })] : [];
    return { Items, LastEvaluatedKey: marshall({ moved: MOVED }) };
  };
  return { views: dynamoViews(client, "views"), reads: () => reads };
};

test("a rare word is not read for without end: the page says where it stopped, with what it has", async () => {
  const { views, reads } = endless(3);
  const page = await views.list({ party: "KZ", words: ["rare"], limit: 50 });
  expect(reads()).toBe(8);
  expect(page).toEqual({ lines: [lineOf(upTo.shared)], cursor: Buffer.from(MOVED).toString("base64url") });
});

test("the cursor of such a page is taken", async () => {
  const { views } = endless(1);
  const cursor = Buffer.from(MOVED).toString("base64url");
  await expect(views.list({ party: "KZ", words: ["rare"], limit: 50, cursor })).resolves.not.toBe("cursor-invalid");
});
