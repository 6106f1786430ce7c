import { readdirSync, readFileSync } from "node:fs";
import { tableFiles } from "../../../infra/cldr/tables.ts";

const FOLDER = "shared/messages/format/cldr";

test.each(tableFiles())("%s is what `node infra/cldr/write.ts` makes", (path, text) => {
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("nothing else stands among the tables", () => {
  const found = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  expect(found.sort()).toEqual(
    tableFiles()
      .map(([path]) => path)
      .sort(),
  );
});
