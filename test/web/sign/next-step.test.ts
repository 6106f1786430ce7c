import { manifestOf } from "../../../shared/domain/agreement/manifest.ts";
import { nextStep } from "../../../web/sign/read/next-step.ts";
import type { Check, OnShelf, Shelf } from "../../../web/sign/read/shelf.ts";

const text = (language: string, digit: string) => ({ language, original: "KZ", pages: 4, sha256: digit.repeat(64) });
const texts = [text("kk-Cyrl", "a"), text("ru", "b")];
const slot = { texts, manifest: manifestOf(texts) };
const [kazakh, russian] = texts;

const file = { length: 1, range: async () => new Uint8Array(), check: () => new Promise<never>(() => {}) };
const done = (unchanged: boolean): Check => ({ state: "done", checked: { file: new Blob(), parts: [], unchanged } });
const shelf = (entries: readonly (Check | undefined)[], opened = entries.length): Pick<Shelf, "texts" | "readings"> => ({
  texts: new Map(
    entries.flatMap((check, at): [string, OnShelf][] =>
      check ? [[texts[at]?.sha256 ?? "", { state: "there", file, check }]] : [],
    ),
  ),
  readings: new Map(texts.slice(0, opened).map(({ sha256 }) => [sha256, "opened"])),
});

test.each([
  { name: "nothing was opened", on: shelf([]), step: { kind: "unopened", text: kazakh } },
  { name: "one is missing", on: shelf([done(true)]), step: { kind: "unopened", text: russian } },
  {
    name: "a check runs",
    on: shelf([done(true), { state: "running", percent: 7 }]),
    step: { kind: "checking", text: russian, percent: 7 },
  },
  { name: "a check failed", on: shelf([{ state: "failed" }, done(true)]), step: { kind: "unchecked", text: kazakh } },
  { name: "an opened text was lost again", on: shelf([done(true), undefined]), step: { kind: "unchecked", text: russian } },
  { name: "a text was changed", on: shelf([done(true), done(false)], 1), step: { kind: "changed", text: russian } },
  { name: "all were opened and checked", on: shelf([done(true), done(true)]), step: { kind: "ready" } },
])("$name", ({ on, step }) => {
  expect(nextStep(slot, on)).toEqual(step);
});

test("a manifest of other texts than those shown is never signed", () => {
  const other = { ...slot, manifest: manifestOf([text("ru", "c")]) };
  expect(nextStep(other, shelf([done(true), done(true)]))).toEqual({ kind: "changed", text: kazakh });
});
