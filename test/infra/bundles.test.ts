import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { FONT_FILES } from "../../shared/adapters/pdf/font-files.ts";
import { FUNCTIONS, type FunctionName } from "../../shared/api/surfaces.ts";
import type { Template } from "./assembly.ts";
import { one } from "./reading.ts";

/** What `npm run synth` wrote: `npm test` runs it first. */
const CLOUD_ASSEMBLY = "cdk.out";
const TEMPLATE = join(CLOUD_ASSEMBLY, "depositary-local-service.template.json");

const template = (): Template => {
  if (!existsSync(TEMPLATE)) throw new Error(`there is no ${TEMPLATE}: run npm run synth`);
  return JSON.parse(readFileSync(TEMPLATE, "utf8"));
};
const bundleOf = (name: FunctionName): string => {
  const { Code } = one(template(), "AWS::Lambda::Function", { FunctionName: `depositary-local-${name}` }).Properties;
  return join(CLOUD_ASSEMBLY, `asset.${(Code as { S3Key: string }).S3Key.replace(".zip", "")}`);
};

test.each(FUNCTIONS)("%s is one ES module that Node can parse and that needs no package beside it", (name) => {
  const file = join(bundleOf(name), "index.mjs");
  execFileSync(process.execPath, ["--check", file]);
  const imports = [...readFileSync(file, "utf8").matchAll(/^import\s[^;]*?from\s*["']([^"']+)["'];/gm)].map(
    (match) => match[1] ?? "",
  );
  expect(imports.filter((specifier) => !isBuiltin(specifier))).toEqual([]);
});

test("the functions that set pages have the fonts beside them, the others have nothing", () => {
  const besides = (name: FunctionName) =>
    readdirSync(bundleOf(name), { recursive: true })
      .map(String)
      .filter((file) => file.endsWith(".ttf"));
  const fonts = Object.values(FONT_FILES)
    .map((file) => `fonts/${file}`)
    .sort();
  for (const name of FUNCTIONS) {
    expect([name, besides(name).sort()]).toEqual([name, ["prepare", "affix"].includes(name) ? fonts : []]);
  }
});
