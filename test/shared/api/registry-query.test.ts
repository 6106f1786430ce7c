import fc from "fast-check";
import { addressOf, narrowedBy, queryOf, type RegistryQuery } from "../../../shared/api/registry-query.ts";
import { FORMS } from "../../../shared/domain/agreement/events.ts";

const at = (address: string) => queryOf(new URL(address, "https://registry.example").search);
const NONE = { words: "", parties: [], form: "", session: "", state: "", from: "", to: "", cursor: "" } as const;

test("an address says a query in words that a reader may keep", () => {
  const query = { ...NONE, words: "жол картасы", parties: ["KZ", "UZ"], form: "ROADMAP", session: "KZ-UZ-IGC.20" } as const;
  const address = addressOf({ ...query, from: "2020", to: "2026" });
  expect(decodeURIComponent(address)).toBe("/?q=жол+картасы&party=KZ,UZ&form=ROADMAP&session=KZ-UZ-IGC.20&from=2020&to=2026");
  expect(addressOf(NONE)).toBe("/");
  expect(narrowedBy({ ...query, from: "2020", to: "2026" })).toBe(6);
  expect(narrowedBy({ ...NONE, words: "x", cursor: "abc" })).toBe(0);
});

test("an address is read back as it was written", () => {
  const year = fc.constantFrom("", "1991", "2026");
  const query: fc.Arbitrary<RegistryQuery> = fc.record({
    words: fc.string({ unit: "grapheme", maxLength: 40 }).map((words) => words.trim()),
    parties: fc.uniqueArray(fc.constantFrom("KZ", "UZ", "KG"), { maxLength: 3 }),
    form: fc.constantFrom("" as const, ...FORMS),
    session: fc.constantFrom("", "KZ-UZ-IGC.20"),
    state: fc.constantFrom("" as const, "AUTHENTICATED" as const),
    from: year,
    to: year,
    cursor: fc.string({ unit: fc.constantFrom(..."aZ0-_"), maxLength: 20 }),
  });
  fc.assert(fc.property(query, (each) => expect(at(addressOf(each))).toEqual(each)));
});

test("parties come joined by a comma or one by one, each once", () => {
  expect(at("/?party=KZ&party=UZ,KZ").parties).toEqual(["KZ", "UZ"]);
});

test("what is no value counts as not set", () => {
  expect(at("/?party=kz&form=POEM&from=20&to=next&session=x.0&state=SIGNED")).toEqual(NONE);
  expect(at(`/?q=${"a".repeat(500)}`).words).toHaveLength(200);
});
