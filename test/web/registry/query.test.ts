import type { EntryAnswer } from "../../../web/answers.ts";
import { addressOf, listPath, matching, narrowedBy, queryOf } from "../../../web/registry/query.ts";

const at = (address: string) => queryOf(new URL(address, "https://registry.example"));
const NONE = { words: "", party: "", form: "", from: "", to: "" } as const;

test("an address is read back as it was written", () => {
  const query = { words: "жол картасы", party: "KZ", form: "ROADMAP", from: "2020", to: "2026" } as const;
  expect(at(addressOf(query))).toEqual(query);
  expect(addressOf(NONE)).toBe("/");
  expect(narrowedBy(query)).toBe(4);
  expect(narrowedBy({ ...NONE, words: "x" })).toBe(0);
});

test("what is no value counts as not set", () => {
  expect(at("/?party=kz&form=POEM&from=20&to=next")).toEqual(NONE);
  expect(at(`/?q=${"a".repeat(500)}`).words).toHaveLength(200);
});

test("the API is asked for party and whole years", () => {
  expect(listPath({ ...NONE, party: "UZ", from: "2022", to: "2023" }, "abc")).toBe(
    "/v1/registry/agreements?limit=100&party=UZ&from=2022-01-01&to=2023-12-31&cursor=abc",
  );
});

test("words are looked for in numbers, titles, places, people and parties; form narrows further", () => {
  const entry = {
    number: "KAZ-UZB-2023-0007",
    titles: { ru: "Дорожная карта", en: "Roadmap" },
    form: "ROADMAP",
    parties: [{ party: "KZ", name: { en: "Government of the Republic of Kazakhstan" }, onBehalfOf: {} }],
    signatures: [{ name: { en: "Alikhan Smailov" } }],
    session: { place: { en: "Tashkent", uz: "Toshkent" }, commission: "KZ-UZ-IGC" },
  } as unknown as EntryAnswer;
  for (const words of ["0007", "карта дорожн", "toshkent", "Смаилов", "kazakhstan", "KAZ", ""])
    expect(matching([entry], { ...NONE, words })).toEqual([entry]);
  expect(matching([entry], { ...NONE, words: "protocol" })).toEqual([]);
  expect(matching([entry], { ...NONE, form: "PROTOCOL" })).toEqual([]);
});
