import { resolve } from "node:path";
import { defineConfig } from "vite";
import { NO_SCRIPT } from "./no-script.ts";

const page = (name: string): string => resolve("web", `${name}.html`);

/** One build, three surfaces on one host. Nothing is inlined: the pages' Content-Security-Policy knows files of ours only. */
export default defineConfig({
  root: "web",
  publicDir: false,
  plugins: [{ name: "no-script", transformIndexHtml: (html) => html.replace("<!--no-script-->", NO_SCRIPT) }],
  resolve: { alias: { "@fontsource-variable": resolve("node_modules/@fontsource-variable") } },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2023",
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { registry: page("registry"), docs: page("docs"), verify: page("verify"), desk: page("desk"), sign: page("sign") },
    },
  },
});
