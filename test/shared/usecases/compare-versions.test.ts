import { compareVersions } from "../../../shared/usecases/compare-versions.ts";
import { asked, world } from "../../fakes/world.ts";
import { event, ID, upTo, version1, version2 } from "../../fixtures/agreement.ts";

const start = async (texts: readonly (readonly string[] | undefined)[]) => {
  const there = world();
  await there.seed([...upTo.shared, event.proposedAgain, event.acceptedAgain]);
  for (const [index, version] of [version1, version2].entries()) {
    const russian = version.texts.find(({ language }) => language === "ru");
    const paragraphs = texts[index]?.map((text) => ({ page: 1, text }));
    if (paragraphs)
      await there.files.put(
        { in: "paragraphs", sha256: russian?.sha256 ?? "" },
        new TextEncoder().encode(JSON.stringify(paragraphs)),
      );
  }
  return there;
};
const wanted = { agreementId: ID, language: "ru", from: 1, to: 2 };
const { officer } = asked({ party: "UZ" });

test("two versions of a language are compared from the texts that were taken out", async () => {
  const there = await start([["в течение 30 дней"], ["в течение 45 дней"]]);
  expect(await compareVersions(there, officer, wanted)).toMatchObject({
    from: { number: 1 },
    to: { number: 2 },
    counts: { changed: 1, numbers: 1 },
    parts: [{ kind: "changed", numbers: { removed: ["30"], added: ["45"] } }],
  });
});

test("figures that changed are held against the other languages, those alone that have text in both versions", async () => {
  const there = await start([["в течение 30 дней"], ["в течение 45 дней"]]);
  const keep = async (version: typeof version1, language: string, text: string) => {
    const sha256 = version.texts.find((each) => each.language === language)?.sha256 ?? "";
    const bytes = new TextEncoder().encode(JSON.stringify([{ page: 1, text }]));
    await there.files.put({ in: "paragraphs", sha256 }, bytes);
  };
  await keep(version1, "kk-Cyrl", "30 күн ішінде");
  await keep(version2, "kk-Cyrl", "30 күн ішінде.");
  await keep(version1, "uz-Latn", "30 kun ichida");
  const numbers = { removed: ["30"], added: ["45"], unchangedIn: ["kk-Cyrl"] };
  expect(await compareVersions(there, officer, wanted)).toMatchObject({ parts: [{ kind: "changed", numbers }] });
  await keep(version2, "uz-Latn", "45 kun ichida");
  expect(await compareVersions(there, officer, wanted)).toMatchObject({ parts: [{ numbers }] });
});

test("what one answer cannot hold is left off at the end, and counted", async () => {
  const texts = (word: string) => Array.from({ length: 3000 }, (_, n) => `${n} ${`${word} `.repeat(150)}`);
  const there = await start([texts("сторона"), texts("участник")]);
  const answer = await compareVersions(there, officer, wanted);
  if ("refused" in answer) throw new Error(answer.refused);
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  expect([bytes > 4_900_000, bytes < 5_100_000]).toEqual([true, true]);
  const shown = answer.parts.filter(({ kind }) => kind !== "same").length;
  const { changed, added, removed, moved } = answer.counts;
  expect(answer.leftOff).toBeGreaterThan(0);
  expect(shown + answer.leftOff).toBe(changed + added + removed + moved);
});

test("a file without text is named, and nothing is guessed", async () => {
  const there = await start([["в течение 30 дней"], undefined]);
  expect(await compareVersions(there, officer, wanted)).toEqual({ refused: "no-text", facts: { version: 2 } });
});

test.each([
  ["a version", { to: 3 }],
  ["a language", { language: "fr" }],
  ["an original", { original: "RU" }],
])("%s that is not there is version-unknown", async (_, change) => {
  const there = await start([["a"], ["b"]]);
  expect(await compareVersions(there, officer, { ...wanted, ...change })).toEqual({ refused: "version-unknown" });
});

test("a stranger compares nothing, and neither does the other side before it was shared", async () => {
  const there = await start([["a"], ["b"]]);
  expect(await compareVersions(there, asked({ party: "RU" }).officer, wanted)).toEqual({ refused: "not-found" });
  const draft = world();
  await draft.seed(upTo.draft);
  expect(await compareVersions(draft, officer, wanted)).toEqual({ refused: "not-found" });
});
