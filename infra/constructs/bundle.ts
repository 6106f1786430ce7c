import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Code } from "aws-cdk-lib/aws-lambda";
import { buildSync, type OutputFile } from "esbuild";
import { FONT_FILES } from "../../shared/adapters/pdf/font-files.ts";
import { DESCRIPTION_FILE, RENDERED_DOCUMENTS } from "../../shared/api/pages.ts";
import { FUNCTIONS, type FunctionName, SURFACES } from "../../shared/api/surfaces.ts";

/**
 * How esbuild makes a function's bundle. White space and syntax are made small, for a cold start reads the whole file; names are kept,
 * for a stack trace in the log is read by people.
 */
export const BUNDLE = {
  format: "esm",
  target: "node24",
  mainFields: ["module", "main"],
  minifySyntax: true,
  minifyWhitespace: true,
  // CommonJS packages ask for Node's own modules by `require`, which an ES module has not; some of them import `createRequire` themselves.
  banner: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
} as const;

/** The functions that set pages and appearances. */
const TYPESETTERS: readonly FunctionName[] = ["prepare", "affix"];

const entry = (name: FunctionName): string => {
  const besides: readonly FunctionName[] = [...SURFACES, "inspect"];
  return besides.includes(name) ? `functions/${name}.ts` : `functions/reactions/${name}.ts`;
};

/** Every function's bundle from one build: what they share is read and parsed once. */
const build = (): ReadonlyMap<string, OutputFile> => {
  const { banner, mainFields, ...options } = BUNDLE;
  const { outputFiles } = buildSync({
    ...options,
    entryPoints: FUNCTIONS.map((name) => ({ in: entry(name), out: name })),
    mainFields: [...mainFields],
    banner: { js: banner },
    bundle: true,
    platform: "node",
    outdir: "bundles",
    write: false,
    logLevel: "warning",
  });
  return new Map(outputFiles.map((file) => [basename(file.path, ".js"), file]));
};
let bundles: ReadonlyMap<string, OutputFile> | undefined;

const copyFonts = (to: string): void => {
  for (const file of Object.values(FONT_FILES)) {
    mkdirSync(join(to, "fonts", dirname(file)), { recursive: true });
    cpSync(join("node_modules/@expo-google-fonts", file), join(to, "fonts", file));
  }
};

/** The function that renders pages fills in the documents that the pages' build left, with the names of their style sheets and scripts. */
const copyDocuments = (to: string): void => {
  for (const document of RENDERED_DOCUMENTS) {
    const built = join("web/dist", document);
    if (!existsSync(built)) throw new Error(`there is no ${built}: npm run web first`);
    cpSync(built, join(to, document));
  }
  cpSync(join("docs", DESCRIPTION_FILE), join(to, DESCRIPTION_FILE));
};

/** Hands the code of one function, `index.mjs` and what lies beside it, to `use` in a folder that is gone afterwards. */
export const withBundle = <T>(name: FunctionName, use: (code: Code) => T): T => {
  bundles ??= build();
  const folder = mkdtempSync(join(tmpdir(), "depositary-bundle-"));
  try {
    writeFileSync(join(folder, "index.mjs"), bundles.get(name)?.contents ?? "");
    if (TYPESETTERS.includes(name)) copyFonts(folder);
    if (name === "registry") copyDocuments(folder);
    return use(Code.fromAsset(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
