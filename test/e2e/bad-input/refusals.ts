import type { ProblemCode } from "../../../shared/api/problems.ts";
import type { RouteName } from "../../../shared/api/routes.ts";
import { ask } from "./ask.ts";
import { draftBody, type Life, nominationBody, openingBody, PROTOCOL, TREATY, versionBody } from "./life.ts";
import { type Stage, unchanged } from "./stage.ts";
import { settled } from "./world.ts";

type Which = "opened" | "agreed" | "kept";
type Refused = readonly [string, RouteName, Which, string, object | undefined, ProblemCode];

const HOUR = 3600_000;
const draft = draftBody("Refused");
const nominee = (change: object) => ({ ...nominationBody("KZ"), name: { en: "Murat Nurtleu" }, ...change });
const window = (opensAt: number, closesAt: number) => ({
  ...openingBody(),
  opensAt: new Date(opensAt).toISOString(),
  closesAt: new Date(closesAt).toISOString(),
});

/** Well-formed and by the right officer, but not to be done. */
const REFUSED: readonly Refused[] = [
  ["a text that all have initialled", "propose-version", "opened", TREATY.KZ, versionBody, "text-frozen"],
  ["what is shared", "share", "opened", TREATY.KZ, undefined, "already-shared"],
  ["a draft without a text", "share", "kept", TREATY.KZ, undefined, "no-text-accepted"],
  ["a draft", "initial", "kept", TREATY.KZ, { manifest: "0".repeat(64) }, "not-shared"],
  ["another text", "initial", "agreed", TREATY.KZ, { manifest: "0".repeat(64) }, "manifest-mismatch"],
  ["a signatory of a draft", "nominate", "kept", PROTOCOL.KZ, nominee({}), "not-shared"],
  ["a signatory once it is open", "nominate", "opened", PROTOCOL.KZ, nominee({}), "already-open"],
  ["who needs full powers", "nominate", "agreed", PROTOCOL.KZ, nominee({ capacity: "MINISTER" }), "full-powers-required"],
  ["who signs already", "nominate", "agreed", PROTOCOL.KZ, nominationBody("KZ"), "person-holds-other-slot"],
  ["a name in Georgian", "nominate", "agreed", PROTOCOL.KZ, nominee({ name: { en: "მურატ" } }), "script-not-supported"],
  ["an office in Arabic", "nominate", "agreed", PROTOCOL.KZ, nominee({ office: { en: "رئيس الوزراء" } }), "script-not-supported"],
  ["a second time", "open-for-signature", "opened", PROTOCOL.KZ, openingBody(), "already-open"],
  ["a draft", "open-for-signature", "kept", PROTOCOL.KZ, openingBody(), "not-shared"],
  ["a window that is over", "open-for-signature", "agreed", PROTOCOL.KZ, openingBody(-72 * HOUR), "window-invalid"],
  ["a window that never opens", "open-for-signature", "agreed", PROTOCOL.KZ, window(2e12, 2e12), "window-invalid"],
  [
    "an order without a slot",
    "open-for-signature",
    "agreed",
    PROTOCOL.KZ,
    { ...openingBody(), orderGroups: [["kz1"]] },
    "order-groups-mismatch",
  ],
  [
    "a place in Chinese",
    "open-for-signature",
    "agreed",
    PROTOCOL.KZ,
    { ...openingBody(), place: { en: "塔什干" } },
    "script-not-supported",
  ],
];

const parties = (...codes: readonly string[]) => ({ ...draft, parties: draftBody("", codes).parties });
/** A body that is well-formed, but no agreement. */
const NO_AGREEMENTS: readonly (readonly [string, object, ProblemCode])[] = [
  ["with a party that is no country", parties("KZ", "XX"), "party-unknown"],
  ["with one party twice", parties("KZ", "KZ"), "party-unknown"],
  ["among others", parties("UZ", "TJ"), "not-your-side"],
  ["of more parties than the page holds", parties("KZ", ..."AM AZ BY GE KG MD MN RU TJ TM TR UZ".split(" ")), "request-invalid"],
  ["in a language twice", { ...draft, authenticLanguages: ["en", "en"] }, "languages-mismatch"],
  ["with a prevailing language that is not authentic", { ...draft, prevailingLanguage: "ru" }, "languages-mismatch"],
  ["without a title in an authentic language", { ...draft, authenticLanguages: ["en", "ru"] }, "languages-mismatch"],
  ["with a title that cannot be set", { ...draft, titles: { en: "协定" } }, "script-not-supported"],
];

export const refusals = (stage: () => Stage) => {
  test.each(REFUSED)("of %s: %s of what is %s", async (...row) => {
    const [, name, which, who, body, code] = row;
    const { world } = stage();
    const life: Life = stage()[which];
    const request = {
      params: { id: life.id },
      authorization: await world.bearer(who),
      ifMatch: await life.etag(who),
      ...(body ? { body } : {}),
    };
    const answer = await unchanged(stage(), () => ask(world, name, request));
    expect(answer.body.code).toBe(code);
  });

  test.each(NO_AGREEMENTS)("of a draft %s", async (_, body, code) => {
    const { world } = stage();
    const authorization = await world.bearer(TREATY.KZ);
    const answer = await unchanged(stage(), () => ask(world, "draft", { authorization, body }));
    expect(answer.body.code).toBe(code);
  });

  test("a draft as large as a body may be goes into its event", async () => {
    const { world } = stage();
    const tags = ["en", "ru", "fr", "de", "es", "it"];
    const long = (length: number) => Object.fromEntries(tags.map((tag) => [tag, "ж".repeat(length)]));
    const named = draft.parties.map(({ party }) => ({ party, name: long(300), onBehalfOf: long(300) }));
    const body = { ...draft, titles: { ...long(440), en: "Long" }, parties: named };
    expect(Buffer.byteLength(JSON.stringify(body))).toBeGreaterThan(19_000);
    const { status } = await ask(world, "draft", { authorization: await world.bearer(TREATY.KZ), body });
    expect(status).toBe(201);
    await settled(world);
  });

  test.each([
    "*;q=x, ,,;;",
    "xx-Fantasy",
    "kk;q=0.1, ru",
    "\t",
    "e".repeat(5000),
  ])("is told to a reader of %s too", async (language) => {
    const { world } = stage();
    const headers = { "accept-language": language.trim() };
    const { body } = await ask(world, "find-text", { params: { sha256: "0".repeat(64) }, headers });
    expect(body.code).toBe("not-found");
  });
};
