import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";

/** The house's import rule (docs/decisions/001): a room may import its own files and what its row names, nothing else. */
const rooms: { room: string; may: string[]; packages: string[] | "any" }[] = [
  { room: "shared/domain", may: [], packages: ["@noble/hashes/*"] },
  { room: "shared/tlog", may: ["shared/domain/hash.ts"], packages: [] },
  {
    room: "shared/pades",
    may: ["shared/domain/hash.ts"],
    packages: ["pkijs", "asn1js", "@peculiar/*", "reflect-metadata", "fflate"],
  },
  { room: "shared/usecases", may: ["shared/domain", "shared/pades", "shared/tlog"], packages: [] },
  { room: "shared/api", may: ["shared/domain", "shared/messages"], packages: ["zod"] },
  { room: "shared/messages", may: ["shared/domain"], packages: [] },
  {
    room: "shared/adapters",
    may: [
      "shared/domain",
      "shared/pades",
      "shared/tlog",
      "shared/messages",
      "shared/usecases/ports.ts",
      "shared/usecases/signing-ports.ts",
      "shared/usecases/search-ports.ts",
      "shared/usecases/view-ports.ts",
    ],
    packages: "any",
  },
  { room: "shared/runtime", may: ["shared"], packages: "any" },
  { room: "functions", may: ["shared/runtime", "shared/api", "web/registry/server.tsx"], packages: "any" },
  { room: "cli", may: ["shared"], packages: "any" },
  {
    room: "web",
    may: ["shared/api", "shared/messages", "shared/pades", "shared/domain"],
    packages: [
      "zod",
      "fflate",
      "preact",
      "preact/*",
      "preact-render-to-string",
      "vite",
      "oidc-client-ts",
      "pdfjs-dist",
      "pdfjs-dist/*",
      "signature_pad",
      "node:path",
    ],
  },
  { room: "infra/local", may: ["infra/local", "shared"], packages: "any" },
  {
    room: "infra",
    may: [
      "shared/api",
      "shared/adapters/dynamodb/keys.ts",
      "shared/adapters/s3/keys.ts",
      "shared/adapters/pdf/font-files.ts",
      "shared/domain/registry/countries.ts",
      "shared/domain/languages.ts",
      "shared/messages/pages/common",
    ],
    packages: "any",
  },
];

const MAX_LINES = 250;
const root = process.cwd();
const sources = (folder: string): string[] =>
  !existsSync(join(root, folder))
    ? []
    : readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) return sources(path);
        return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
      });

const IMPORT = /^(?:import|export)\s(?:[^;"'=]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;
const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), "utf8").matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? "");

const roomOf = (file: string) =>
  rooms.filter(({ room }) => file.startsWith(`${room}/`)).sort((a, b) => b.room.length - a.room.length)[0];
const resolve = (file: string, specifier: string) => relative(root, normalize(join(root, dirname(file), specifier)));
const within = (path: string, prefix: string) => path === prefix || path.startsWith(`${prefix}/`);
const packageAllowed = (specifier: string, allowed: string[] | "any") =>
  allowed === "any" || allowed.some((name) => specifier === name || specifier.startsWith(name.replace("*", "")));

const breaches = (file: string): string[] => {
  const rule = roomOf(file);
  if (!rule) return [];
  return importsOf(file).flatMap((specifier) => {
    if (!specifier.startsWith(".")) {
      return packageAllowed(specifier, rule.packages)
        ? []
        : [`${file} imports ${specifier}: ${rule.room} may import only ${rule.packages}`];
    }
    const target = resolve(file, specifier);
    const allowed = within(target, rule.room) || rule.may.some((prefix) => within(target, prefix));
    return allowed ? [] : [`${file} imports ${target}: ${rule.room} may import only ${[rule.room, ...rule.may].join(", ")}`];
  });
};

const files = ["shared", "functions", "infra", "cli", "bench", "web"].flatMap(sources);

test("a room imports only what the house allows it", () => {
  expect(files.flatMap(breaches)).toEqual([]);
});

test("no file imports itself through others", () => {
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter((s) => s.startsWith("."))
        .map((s) => resolve(file, s)),
    ]),
  );
  const state = new Map<string, "open" | "done">();
  const cycles: string[] = [];
  const visit = (file: string, path: string[]): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      cycles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
      return;
    }
    state.set(file, "open");
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, "done");
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

test(`no source file is longer than ${MAX_LINES} lines`, () => {
  const long = files.filter((file) => readFileSync(join(root, file), "utf8").split("\n").length > MAX_LINES);
  expect(long).toEqual([]);
});
