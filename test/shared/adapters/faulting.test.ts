import { faulting } from "../../../shared/adapters/faulting.ts";
import { Fault } from "../../../shared/domain/fault.ts";

const thrown = async (error: unknown): Promise<unknown> => {
  const port = faulting("storage-failed", { get: async (_: string) => Promise.reject(error) });
  return port.get("key").catch((caught: unknown) => caught);
};

test("what an SDK throws is a Fault that is worth repeating, with its cause", async () => {
  const cause = Object.assign(new Error("the service is slow"), { name: "SlowDown" });
  const fault = await thrown(cause);
  expect(fault).toBeInstanceOf(Fault);
  expect(fault).toMatchObject({ code: "storage-failed", retryable: true, message: "get: SlowDown: the service is slow", cause });
});

test("a request that is wrong in itself is not worth repeating", async () => {
  const denied = Object.assign(new Error("no"), { name: "AccessDenied" });
  expect(await thrown(denied)).toMatchObject({ code: "storage-failed", retryable: false });
});

test("a Fault passes as it is, and so does an answer", async () => {
  const fault = new Fault("object-empty", "nothing in it");
  expect(await thrown(fault)).toBe(fault);
  const port = faulting("storage-failed", { get: async (key: string) => `value of ${key}`, name: () => "plain" });
  expect([await port.get("key"), port.name()]).toEqual(["value of key", "plain"]);
});
