import type { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { PUBLIC_ENTRIES } from "../../../../shared/adapters/dynamodb/keys.ts";
import { dynamoSearchIndex } from "../../../../shared/adapters/dynamodb/search-index.ts";
import { entryNamed } from "../../../contracts/register.ts";

const DAY = "2023-05-05";
const numberAt = (place: number) => `KAZ-UZB-2023-${9999 - place}`;

/** A list without end, one entry a page of the Query. */
const endless = () => {
  const asked: QueryCommand["input"][] = [];
  const send = async ({ input }: QueryCommand) => {
    asked.push(input);
    const after = input.ExclusiveStartKey?.sk?.S;
    const place = after ? 10_000 - Number(after.slice(-4)) : 0;
    const key = { pk: PUBLIC_ENTRIES, sk: `${DAY}#${numberAt(place)}` };
    return { Items: [marshall({ ...key, entry: entryNamed(numberAt(place), DAY) })], LastEvaluatedKey: marshall(key) };
  };
  return { asked, index: dynamoSearchIndex({ send } as unknown as DynamoDBClient, "registry") };
};

test("a search looks through so many pages and no more, says so, and its cursor goes on from there", async () => {
  const { asked, index } = endless();
  const first = await index.search({ words: "no such words", limit: 20 });
  if (first === "cursor-invalid" || !first.cursor) throw new Error("a cursor");
  expect(first).toMatchObject({ entries: [], total: 0, complete: false });
  expect(asked).toHaveLength(8);
  await index.search({ words: "no such words", limit: 20, cursor: first.cursor });
  // The newest once more, for the counts; then what the cursor leads to.
  expect(asked).toHaveLength(24);
  expect(asked[16]?.ExclusiveStartKey?.sk?.S).toBe(`${DAY}#${numberAt(7)}`);
});

test("pages go on past what one search looks through, without a gap and without a repeat", async () => {
  const { index } = endless();
  const numbers: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 5; page++) {
    const answer = await index.search({ limit: 3, ...(cursor ? { cursor } : {}) });
    if (answer === "cursor-invalid") throw new Error(answer);
    expect(answer.total).toBe(8);
    numbers.push(...answer.entries.map(({ number }) => number));
    cursor = answer.cursor;
  }
  expect(numbers).toEqual(numbers.map((_, place) => numberAt(place)));
  expect(numbers.length).toBeGreaterThan(8);
});
