import { existsSync } from "node:fs";
import { isAbsolute, join, normalize } from "node:path";
import { FILES, readSample, STORIES } from "../../infra/local/demo/story.ts";
import { type Demo, LIMIT } from "./demo-run.ts";

const SHA256 = expect.stringMatching(/^[0-9a-f]{64}$/);
const PATH = expect.stringMatching(/^[\w-]+(\/[\w.-]+)*\.(pdf|json|cer)$/);
const ID = expect.stringMatching(/^[0-9a-hjkmnp-tv-z]{16}$/);
const WORDS = expect.stringMatching(/\w|\p{Letter}/u);

const paths = ({ summary }: Demo): string[] => [
  ...summary.agreements.flatMap(({ texts, receipt }) => [
    receipt,
    ...texts.flatMap(({ uploaded, sealed }) => [uploaded, sealed]),
  ]),
  summary.trust.root,
];

/** summary.json has the shape that others rely on (design §11), and nothing besides. */
export const describeSummary = (demo: () => Demo): void =>
  describe("the run and its summary", () => {
    test(`ends within ${LIMIT} seconds and has said each step`, () => {
      expect(demo().seconds).toBeLessThan(LIMIT);
      for (const step of ["drafts", "uploads", "shares", "initials", "nominates", "opens", "signs", "Registered as", "done:"])
        expect(demo().output).toContain(step);
    });

    test("has the members of its contract and no other", () => {
      const text = { language: WORDS, uploaded: PATH, sealed: PATH, sealedSha256: SHA256, uploadedSha256: SHA256, level: "B-B" };
      const agreement = {
        id: ID,
        number: expect.stringMatching(/^KAZ-UZB-\d{4}-\d{4}$/),
        titles: { en: WORDS, "kk-Cyrl": WORDS, ru: WORDS, "uz-Latn": WORDS },
        states: { text: "AUTHENTICATED", signature: "FULLY_SIGNED", force: "NOT_RECORDED" },
        texts: FILES.map(({ language }) => ({ ...text, language })),
        receipt: PATH,
      };
      expect(demo().summary).toEqual({
        agreements: [agreement, agreement],
        mails: demo().mails.length,
        webhooks: 0,
        trust: { root: "root.cer" },
      });
    });

    test("names files that are there, by paths that stay inside its directory", () => {
      expect(paths(demo())).toHaveLength(2 * (1 + 6) + 1);
      expect(new Set(paths(demo())).size).toBe(15);
      for (const path of paths(demo())) {
        expect([path, isAbsolute(path), normalize(path)]).toEqual([path, false, path]);
        expect([path, existsSync(join(demo().directory, path))]).toEqual([path, true]);
      }
    });

    test("has the two sample documents, the one after the other", () => {
      const titles = STORIES.map(({ versions }) => readSample<{ titles: { en: string } }>(versions[0] ?? "").titles.en);
      expect(demo().summary.agreements.map((agreement) => agreement.titles.en)).toEqual(titles);
    });
  });
