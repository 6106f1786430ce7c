import type { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { PUBLIC_ENTRIES } from "../../../../shared/adapters/dynamodb/keys.ts";
import { dynamoPublicEntries } from "../../../../shared/adapters/dynamodb/public-entries.ts";

/** A list without end in which the filter matches nothing. */
const endless = () => {
  const asked: QueryCommand["input"][] = [];
  const send = async ({ input }: QueryCommand) => {
    asked.push(input);
    const sk = `2023-05-05#KAZ-UZB-2023-${String(9999 - asked.length)}`;
    return { Items: [], LastEvaluatedKey: marshall({ pk: PUBLIC_ENTRIES, sk }) };
  };
  return { asked, entries: dynamoPublicEntries({ send } as unknown as DynamoDBClient, "registry") };
};

test("a filter that matches nothing reads so many rows and no more, and its cursor goes on from there", async () => {
  const { asked, entries } = endless();
  const page = await entries.list({ party: "ZZ", limit: 20 });
  expect(asked.map(({ Limit }) => Limit)).toEqual([250, 250, 250, 250]);
  if (page === "cursor-invalid" || !page.cursor) throw new Error("a cursor");
  expect(page.entries).toEqual([]);
  await entries.list({ party: "ZZ", limit: 20, cursor: page.cursor });
  expect(asked[4]?.ExclusiveStartKey).toEqual(marshall({ pk: PUBLIC_ENTRIES, sk: "2023-05-05#KAZ-UZB-2023-9995" }));
});

test("a list without filter reads one row more than it shows", async () => {
  const { asked, entries } = endless();
  await entries.list({ limit: 20 });
  expect(asked[0]?.Limit).toBe(21);
});
