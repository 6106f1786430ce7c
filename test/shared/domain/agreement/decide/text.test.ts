import type { CommandOf } from "../../../../../shared/domain/agreement/commands.ts";
import { manifestOf } from "../../../../../shared/domain/agreement/manifest.ts";
import { textState } from "../../../../../shared/domain/agreement/state.ts";
import {
  announced,
  event,
  given,
  manifest,
  particulars,
  stateOf,
  takenIn,
  upTo,
  version1,
  version2,
} from "../../../../fixtures/agreement.ts";

const refused = (code: string) => expect.objectContaining({ refused: code });
const propose = (by: string, files = version2.files): CommandOf<"propose-version"> => ({
  type: "propose-version",
  by,
  files,
  ticketsUntil: version2.ticketsUntil,
});

describe("draft", () => {
  const draft = (change: Partial<typeof particulars>, by = "KZ") =>
    given([]).when({ type: "draft", by, particulars: { ...particulars, ...change } });
  const [kz, uz] = particulars.parties;
  const parties = (...codes: string[]) => ({ parties: codes.map((party) => ({ party, name: {}, onBehalfOf: {} })) });

  test("begins the side's stream", () => {
    expect(draft({})).toEqual({ events: [event.drafted] });
  });

  test("sorts the parties, so that no side is first", () => {
    expect(kz && uz && draft({ parties: [uz, kz] })).toEqual({ events: [event.drafted] });
  });

  test.each([
    [["KZ"]],
    [["KZ", "KZ"]],
    [["KZ", "XX"]],
    [["KZ", "constructor"]],
  ])("wants two or more known parties, not %j", (codes) => {
    expect(draft(parties(...codes))).toEqual(refused("party-unknown"));
  });

  test("has twelve parties at most: as many as the signature page holds", () => {
    const codes = ["KZ", "UZ", "RU", "BY", "AM", "KG", "TJ", "AZ", "GE", "MD", "TR", "MN", "CN"];
    expect(draft(parties(...codes))).toEqual(refused("too-many-slots"));
    expect(draft({ ...parties(...codes.slice(0, 12)) })).toMatchObject({ events: [{ type: "Drafted" }] });
  });

  test("has a title in each authentic language", () => {
    const { ru: _, ...titles } = particulars.titles;
    expect(draft({ titles })).toMatchObject({ refused: "languages-mismatch", facts: { language: "ru" } });
  });

  test("has titles that can be set on the signature page", () => {
    expect(draft({ titles: { ...particulars.titles, ru: "道路地图" } })).toEqual(refused("script-not-supported"));
    expect(draft({ titles: { ...particulars.titles, zh: "道路地图" } })).toMatchObject({ events: [{ type: "Drafted" }] });
  });

  test("is a party's", () => {
    expect(draft({}, "RU")).toEqual(refused("not-your-side"));
  });

  test.each([
    { authenticLanguages: ["ru", "ru"] },
    { authenticLanguages: ["kk-Cyrl", "uz-Latn"], prevailingLanguage: "ru" },
    { authenticLanguages: [] },
  ])("wants each authentic language once and the prevailing one among them, not %j", ({ prevailingLanguage, ...languages }) => {
    const { prevailingLanguage: _, ...rest } = particulars;
    const changed = { ...rest, ...languages, ...(prevailingLanguage ? { prevailingLanguage } : {}) };
    expect(given([]).when({ type: "draft", by: "KZ", particulars: changed })).toEqual(refused("languages-mismatch"));
  });

  test("is made once", () => {
    expect(given(upTo.draft).when({ type: "draft", by: "KZ", particulars })).toEqual(refused("already-shared"));
  });
});

describe("propose-version", () => {
  const alternat = ["KZ", "UZ"].flatMap((side) => particulars.authenticLanguages.map((language) => announced(2, language, side)));

  test("is any side's once the draft is shared, and numbered on", () => {
    expect(given(upTo.shared).when(propose("UZ"))).toEqual({ events: [event.proposedAgain] });
  });

  test("takes one file a language and side: the alternat", () => {
    expect(given(upTo.shared).when(propose("KZ", alternat))).toMatchObject({ events: [{ data: { files: alternat } }] });
  });

  test("of a draft is its own side's", () => {
    expect(given([event.drafted]).when(propose("UZ"))).toEqual(refused("not-your-side"));
    expect(given([event.drafted]).when(propose("KZ", version1.files))).toEqual({ events: [event.proposed] });
  });

  const [kk, uz, ru] = version2.files;
  const files = kk && uz && ru ? { kk, uz, ru } : undefined;
  if (!files) throw new Error("the fixture has three languages");
  test.each([
    ["a missing language", [files.kk, files.uz]],
    ["a language that is not authentic", [...version2.files, announced(2, "en", "KZ")]],
    ["one language twice for one side", [...version2.files, { ...files.ru, sha256: "0".repeat(64) }]],
    ["one language without the alternat that the others have", alternat.slice(1)],
    ["the alternat of one language only", [...version2.files, announced(2, "ru", "UZ")]],
    ["the same bytes twice", [files.kk, files.uz, { ...files.ru, sha256: files.kk.sha256 }]],
    ["no file", []],
  ])("refuses %s", (_, wrong) => {
    expect(given(upTo.shared).when(propose("KZ", wrong))).toEqual(refused("languages-mismatch"));
  });

  test("refuses the original of a stranger", () => {
    expect(given(upTo.shared).when(propose("KZ", [files.kk, files.uz, announced(2, "ru", "RU")]))).toEqual(
      refused("party-unknown"),
    );
  });

  test("waits for the version before", () => {
    expect(given([event.shared, event.proposedAgain]).when(propose("KZ"))).toEqual(refused("version-pending"));
  });

  test.each(["initialled", "fullySigned"] as const)("never follows a text %s", (stage) => {
    expect(given(upTo[stage]).when(propose("KZ"))).toEqual(refused("text-frozen"));
  });
});

describe("accept-text and refuse-text", () => {
  const pending = given([event.shared, event.proposedAgain]);
  const accept = { type: "accept-text", number: 2, texts: version2.texts } as const;

  test("takes in the files announced, in any order", () => {
    expect(pending.when(accept)).toEqual({ events: [event.acceptedAgain] });
    expect(pending.when({ ...accept, texts: version2.texts.toReversed() })).toMatchObject({
      events: [{ data: { manifest: version2.manifest } }],
    });
  });

  test.each([
    ["other bytes", version1.texts],
    ["a text too few", version2.texts.slice(1)],
    ["another language", version2.texts.map((text) => ({ ...text, language: "ru" }))],
    ["another side's original", version2.texts.map((text) => ({ ...text, original: "UZ" }))],
  ])("refuses %s", (_, texts) => {
    expect(pending.when({ ...accept, texts })).toEqual(refused("manifest-mismatch"));
  });

  test("says why a text was refused", () => {
    const reason = { number: 2, code: "encrypted", file: "roadmap.v2.ru.pdf", detail: "the file wants a password" };
    expect(pending.when({ type: "refuse-text", ...reason })).toEqual({ events: [{ type: "TextRefused", data: reason }] });
  });

  test.each(["accept-text", "refuse-text"] as const)("%s comes once", (type) => {
    const settled = given([event.shared, event.proposedAgain, event.acceptedAgain]);
    expect(settled.when({ ...accept, code: "encrypted", type })).toEqual(refused("nothing-to-do"));
  });
});

describe("share", () => {
  test("ends the draft and opens the agreement's own stream with it", () => {
    expect(given(upTo.draft).when({ type: "share", by: "KZ" })).toEqual({ events: [event.draftShared], opens: event.shared });
  });

  test("is the drafting side's", () => {
    expect(given(upTo.draft).when({ type: "share", by: "UZ" })).toEqual(refused("not-your-side"));
  });

  test.each([
    ["no-text-accepted", [event.drafted]],
    ["version-pending", [event.drafted, event.proposed]],
    ["already-shared", [...upTo.draft, event.draftShared]],
    ["already-shared", upTo.shared],
  ])("is %s", (code, events) => {
    expect(given(events).when({ type: "share", by: "KZ" })).toEqual(refused(code));
  });
});

describe("initial", () => {
  const initial = (by: string, of = manifest): CommandOf<"initial"> => ({ type: "initial", by, manifest: of });

  test("is each side's under the current manifest", () => {
    expect(given(upTo.shared).when(initial("KZ"))).toEqual({ events: [event.initialledKZ] });
    expect(given(upTo.shared).when(initial("UZ"))).toEqual({ events: [event.initialledUZ] });
  });

  test("shows the manifest to him who had another", () => {
    const decision = given(upTo.shared).when(initial("KZ", version2.manifest));
    expect(decision).toEqual({ refused: "manifest-mismatch", facts: { manifest } });
  });

  test("is void under a new version, and wanted anew", () => {
    const renewed = [event.shared, event.initialledKZ, event.proposedAgain, event.acceptedAgain];
    expect(given(renewed).when(initial("KZ"))).toEqual(refused("manifest-mismatch"));
    expect(given(renewed).when(initial("KZ", version2.manifest))).toMatchObject({ events: [{ type: "Initialled" }] });
  });

  test("stands when a new version is refused", () => {
    const kept = [event.shared, event.initialledKZ, event.proposedAgain];
    const state = stateOf([...kept, { type: "TextRefused", data: { number: 2, code: "encrypted" } }, event.initialledUZ]);
    expect(textState(state)).toBe("INITIALLED");
  });
});

describe("preserve", () => {
  const preserve: CommandOf<"preserve"> = { type: "preserve", texts: event.preserved.data.texts };
  const initialled = [event.shared, event.initialledKZ, event.initialledUZ];

  test("follows the last initials, once", () => {
    expect(given(initialled).when(preserve)).toEqual({ events: [event.preserved] });
    expect(given(initialled.slice(0, -1)).when(preserve)).toEqual(refused("nothing-to-do"));
    expect(given(upTo.initialled).when(preserve)).toEqual(refused("nothing-to-do"));
  });

  test("wants every text", () => {
    expect(given(initialled).when({ ...preserve, texts: preserve.texts.slice(1) })).toEqual(refused("manifest-mismatch"));
  });
});

describe("the manifest", () => {
  test("does not depend on the order of the texts, only on which they are", () => {
    expect(manifestOf(version1.texts.toReversed())).toBe(manifest);
    expect(manifestOf(version2.texts)).not.toBe(manifest);
  });

  test("changes with the language and the side of a text", () => {
    const [first, ...rest] = takenIn(version1.files);
    const changed =
      first &&
      [
        { ...first, language: "en" },
        { ...first, original: "UZ" },
      ].map((text) => manifestOf([text, ...rest]));
    expect(new Set([manifest, ...(changed ?? [])]).size).toBe(3);
  });
});
