import fc from "fast-check";
import { answersOf, asked } from "../../../contracts/at-random.ts";
import { fakeStorage } from "../../../fakes/storage.ts";
import { startDynamoStorage } from "../../../fixtures/dynamodb.ts";

test("whatever is asked, in whatever order, the fakes answer as DynamoDB does", async () => {
  const alike = fc.asyncProperty(fc.array(asked, { minLength: 10, maxLength: 40, size: "max" }), async (all) => {
    const real = await startDynamoStorage();
    try {
      expect(await answersOf(fakeStorage(), all)).toEqual(await answersOf(real, all));
    } finally {
      await real.end();
    }
  });
  await fc.assert(alike, { numRuns: 15 });
}, 60_000);
