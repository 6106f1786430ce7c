import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../../../../infra/local/gateway/files.ts";
import { temporaryDirectory } from "../../../fixtures/cloud/synth.ts";

test("a folder's files, with index.html for a path that ends in a slash", async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "desk"));
  writeFileSync(join(directory, "desk/index.html"), "<h1>Desk</h1>");
  writeFileSync(join(directory, "app.js"), "1");
  writeFileSync(join(directory, "data"), "2");
  const files = filesIn(directory);
  expect(await files("/desk/")).toEqual({ bytes: Buffer.from("<h1>Desk</h1>"), contentType: "text/html; charset=utf-8" });
  expect((await files("/app.js"))?.contentType).toBe("text/javascript; charset=utf-8");
  expect((await files("/data"))?.contentType).toBe("application/octet-stream");
  expect(await files("/")).toBeUndefined();
  expect(await files("/desk")).toBeUndefined();
});
