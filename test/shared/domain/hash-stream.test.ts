import { createHash } from "node:crypto";
import { sha256Stream } from "../../../shared/domain/hash-stream.ts";

test.each([
  0, 1, 63, 64, 65, 9_000_001,
])("a stream of %d bytes has the digest that Node gives, however it is cut", async (size) => {
  const bytes = new Uint8Array(size).map((_, i) => i % 251);
  const told: number[] = [];
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (let at = 0; at < size; at += 1_000_003) controller.enqueue(bytes.subarray(at, at + 1_000_003));
      controller.close();
    },
  });
  const digest = await sha256Stream(stream, (done) => told.push(done));
  expect(Buffer.from(digest)).toEqual(createHash("sha256").update(bytes).digest());
  expect(told).toEqual(size > 9_000_000 ? [4_000_012, 8_000_024] : []);
});
