import { createHash } from "node:crypto";
import { FILES, STORIES } from "../../infra/local/demo/story.ts";
import { cmsVerdicts, count } from "../judges/signatures.ts";
import { judgedBy, run, withFiles } from "../judges/tools.ts";
import { ask, textOf } from "../shared/adapters/pdf/judges.ts";
import type { Demo } from "./demo-run.ts";

interface Signer {
  readonly name: string;
  readonly office: string;
  /** Of whose side the line above the signature speaks. */
  readonly onBehalfOf: string;
}
type Side = "KZ" | "UZ";

/** What each text's signature page must say, letter for letter; ʻ is U+02BB. */
const SIGNERS: { readonly [language: string]: { readonly [side in Side]: Signer } } = {
  "kk-Cyrl": {
    KZ: {
      name: "Әлихан Смайылов",
      office: "Қазақстан Республикасының Премьер-Министрі",
      onBehalfOf: "Қазақстан Республикасының Үкіметі үшін",
    },
    UZ: {
      name: "Абдулла Арипов",
      office: "Өзбекстан Республикасының Премьер-Министрі",
      onBehalfOf: "Өзбекстан Республикасының Үкіметі үшін",
    },
  },
  "uz-Latn": {
    KZ: {
      name: "Alixan Smailov",
      office: "Qozog\u02bbiston Respublikasi Bosh vaziri",
      onBehalfOf: "Qozog\u02bbiston Respublikasi Hukumati nomidan",
    },
    UZ: {
      name: "Abdulla Aripov",
      office: "O\u02bbzbekiston Respublikasi Bosh vaziri",
      onBehalfOf: "O\u02bbzbekiston Respublikasi Hukumati nomidan",
    },
  },
  ru: {
    KZ: {
      name: "Алихан Смаилов",
      office: "Премьер-Министр Республики Казахстан",
      onBehalfOf: "За Правительство Республики Казахстан",
    },
    UZ: {
      name: "Абдулла Арипов",
      office: "Премьер-министр Республики Узбекистан",
      onBehalfOf: "За Правительство Республики Узбекистан",
    },
  },
};

/** How each text names the Governments in its first sentence: the side whose original it is stands first. */
const GOVERNMENTS: { readonly [language: string]: { readonly [side in Side]: string } } = {
  "kk-Cyrl": { KZ: "Қазақстан Республикасының Үкіметі", UZ: "Өзбекстан Республикасының Үкіметі" },
  "uz-Latn": { KZ: "Qozog\u02bbiston Respublikasi Hukumati", UZ: "O\u02bbzbekiston Respublikasi Hukumati" },
  ru: { KZ: "Правительство Республики Казахстан", UZ: "Правительство Республики Узбекистан" },
};

/** What stands as text on the line: one signatory drew, the other typed. */
const MARKS: { readonly [side in Side]: string } = { KZ: "", UZ: "Abdulla Aripov " };
const CERTIFIED = ["Alikhan Smailov", "Abdulla Aripov", "Depositary certification"];
/** A4 in points: the two blocks of signatures stand on either side of the middle. */
const PAGE = { width: 595, height: 842, middle: 297 };

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const other = (side: Side): Side => (side === "KZ" ? "UZ" : "KZ");

const column = (pdf: Uint8Array, page: number, half: "left" | "right"): string => {
  const [x, width] = half === "left" ? [0, PAGE.middle] : [PAGE.middle, PAGE.width - PAGE.middle];
  return textOf(pdf, [...onPage(page), ...["-x", x, "-y", 0, "-W", width, "-H", PAGE.height].map(String)]);
};
const onPage = (page: number): string[] => ["-f", String(page), "-l", String(page)];

/** The share of dark dots of a page. */
const ink = (pdf: Uint8Array, page: number): number => {
  const image = ask("pdftoppm", pdf, ["-gray", "-r", "50", "-singlefile", ...onPage(page)]);
  const [header = ""] = /^P5\s\d+\s\d+\s255\s/.exec(image.subarray(0, 40).toString("latin1")) ?? [];
  const dots = image.subarray(header.length);
  return dots.filter((dot) => dot < 128).length / dots.length;
};

/** Each sealed file before programs of others: what was uploaded, signed thrice, with a page that says by whom. */
export const describeSealedFiles = (demo: () => Demo): void => {
  const cases = STORIES.flatMap(({ name }, story) => FILES.map((file) => ({ name, story, ...file })));
  describe.each(cases)("the sealed $language text of the $name", ({ story, language, original }) => {
    const text = () => {
      const found = demo().summary.agreements[story]?.texts.find((each) => each.language === language);
      const entered = demo().receipts[story]?.entry.texts.find((each) => each.language === language);
      if (!found || !entered) throw new Error(`there is no ${language} text`);
      const [sealed, uploaded] = [demo().file(found.sealed), demo().file(found.uploaded)];
      return { ...found, entered, sealed, uploaded, lastPage: entered.pages + 1 };
    };

    test("begins with its upload, byte for byte", () => {
      const { sealed, uploaded, uploadedSha256, sealedSha256, entered } = text();
      expect(uploaded.length).toBe(entered.bytes);
      expect([sha256(uploaded), sha256(sealed.subarray(0, uploaded.length))]).toEqual([uploadedSha256, uploadedSha256]);
      expect([sha256(sealed), sealed.length]).toEqual([sealedSha256, entered.sealedBytes]);
      expect(entered).toMatchObject({ original, sha256: uploadedSha256, sealedSha256 });
    });

    judgedBy("pdfsig", () => {
      test("pdfsig finds the three signatures valid and names the signers", () => {
        const { output } = withFiles({ "sealed.pdf": text().sealed }, (path) => run("pdfsig", ["-nocert", path("sealed.pdf")]));
        expect(count(output, /Signature Validation: Signature is Valid\./g)).toBe(3);
        expect(count(output, /Signature Type: ETSI\.CAdES\.detached/g)).toBe(3);
        for (const name of CERTIFIED) expect(output).toContain(`Signer Certificate Common Name: ${name}\n`);
        expect(count(output, /Total document signed/g)).toBe(1);
      });
    });

    judgedBy("qpdf", () => {
      test("qpdf finds no fault", () => {
        const { output, status } = withFiles({ "sealed.pdf": text().sealed }, (path) =>
          run("qpdf", ["--check", path("sealed.pdf")]),
        );
        expect([status, output.includes("WARNING")]).toEqual([0, false]);
      });
    });

    judgedBy("mutool", () => {
      test("mutool finds the three signatures valid", () => {
        const { output } = withFiles({ "sealed.pdf": text().sealed }, (path) =>
          run("mutool", ["sign", "-v", path("sealed.pdf")]),
        );
        expect(count(output, /The signature is valid but there have been edits since signing/g)).toBe(2);
        expect(count(output, /The document is unchanged since signing/g)).toBe(1);
      });
    });

    judgedBy("openssl", () => {
      test("openssl verifies each CMS against the root", () => {
        const verdicts = cmsVerdicts(text().sealed, demo().file(demo().summary.trust.root));
        expect(verdicts).toEqual(["CMS Verification successful", "CMS Verification successful", "CMS Verification successful"]);
      });
    });

    judgedBy("pdftoppm", () => {
      test("the signature page is drawn, after the pages of the text", () => {
        const { sealed, lastPage } = text();
        const drawn = ink(sealed, lastPage);
        expect(drawn).toBeGreaterThan(0.005);
        expect(drawn).toBeLessThan(0.5);
        expect(ask("pdfinfo", sealed).toString()).toMatch(new RegExp(`^Pages:\\s+${lastPage}$`, "m"));
      });
    });

    judgedBy("pdftotext", () => {
      test.each(["left", "right"] as const)("the %s block is that of its side: name, office, mark", (half) => {
        const side = half === "left" ? original : other(original);
        const page = column(text().sealed, text().lastPage, half);
        const signer = SIGNERS[language]?.[side];
        expect(page).toContain(signer?.onBehalfOf);
        expect(page).toContain(`${MARKS[side]}${signer?.name} ${signer?.office}`);
        expect(page).not.toContain(SIGNERS[language]?.[other(side)].office);
      });

      test("the text itself names the side first whose original it is", () => {
        const opening = textOf(text().sealed, onPage(1));
        const [own = -1, others = -1] = [original, other(original)].map((side) =>
          opening.indexOf(GOVERNMENTS[language]?.[side] ?? ""),
        );
        expect(own).toBeGreaterThanOrEqual(0);
        expect(others).toBeGreaterThan(own);
      });
    });
  });
};
