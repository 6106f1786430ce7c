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
