import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { takeDirectory } from "../../../infra/local/directory.ts";
import { openDurable, sqliteCode, writeWhole } from "../../../infra/local/durable.ts";
import { sentenceOf } from "../../../infra/local/sentence.ts";
import { temporaryDirectory } from "./client.ts";

const thrown = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

test("a directory is one cloud's at a time, and free again when given back", () => {
  const directory = temporaryDirectory();
  const giveBack = takeDirectory(directory);
  expect(sentenceOf(thrown(() => takeDirectory(directory)))).toBe(
    `Another local cloud works in ${directory}: end it, or give this one a directory of its own.`,
  );
  giveBack();
  takeDirectory(directory)();
});

test("the end of the process gives the directory back, kill -9 too", () => {
  const directory = temporaryDirectory();
  const module = join(process.cwd(), "infra/local/directory.ts");
  const program = `import { takeDirectory } from ${JSON.stringify(module)}; takeDirectory(${JSON.stringify(directory)}); process.kill(process.pid, "SIGKILL");`;
  expect(() => execFileSync(process.execPath, ["--input-type=module", "--eval", program], { stdio: "ignore" })).toThrow(
    "SIGKILL",
  );
  takeDirectory(directory)();
});

test("a damaged file is named", () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "sqs.db"), "no database at all".repeat(100));
  const error = thrown(() => openDurable(directory, "sqs.db", "CREATE TABLE IF NOT EXISTS one (n INTEGER)"));
  expect(sqliteCode(error)).toBe(26);
  expect(sentenceOf(error)).toMatch(/sqs\.db: file is not a database\. The file is damaged: start in another directory/);
});

test("a directory that a file stands in the way of, a port that is taken and a full disk end in a sentence, a fault of ours does not", () => {
  const directory = temporaryDirectory();
  writeWhole(join(directory, "file"), "x");
  expect(sentenceOf(thrown(() => takeDirectory(join(directory, "file"))))).toMatch(/file is in the way/);
  expect(sentenceOf(Object.assign(new Error("listen"), { code: "EADDRINUSE", port: 4400 }))).toMatch(/^Port 4400 is taken/);
  expect(sentenceOf(Object.assign(new Error("write"), { code: "ENOSPC" }))).toMatch(/^The disk is full\. Make room/);
  expect(sentenceOf(new TypeError("x is undefined"))).toBeUndefined();
});
