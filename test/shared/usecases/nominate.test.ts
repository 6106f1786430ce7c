import { fold } from "../../../shared/domain/agreement/fold.ts";
import { sha256Hex } from "../../../shared/domain/hash.ts";
import { nominate } from "../../../shared/usecases/nominate.ts";
import { asked, world } from "../../fakes/world.ts";
import { ID, STREAM, smailov, upTo } from "../../fixtures/agreement.ts";

const { contactHash: _, ...person } = smailov;
const nominee = { ...person, onto: "KZ", contact: { mail: "prime-minister@kz.example" } };
const start = async () => {
  const there = world();
  await there.seed(upTo.initialled);
  return there;
};

test("the contact goes to People, with who set it; the event keeps its salted hash only", async () => {
  const there = await start();
  await nominate(there, asked({ party: "KZ", subject: "alice" }), { agreementId: ID, nominee });
  const contact = await there.people.contact(ID, "kz1");
  expect(contact).toMatchObject({ mail: "prime-minister@kz.example", setBy: "alice" });
  expect(contact?.salt).toMatch(/^[0-9a-f]{64}$/);
  const [slot] = fold(await there.store.read(STREAM))?.slots ?? [];
  expect(slot?.contactHash).toBe(sha256Hex(`${contact?.salt} prime-minister@kz.example`));
  const kept = JSON.stringify(await there.store.stored(STREAM));
  expect(kept).not.toContain("prime-minister@kz.example");
  expect(kept).not.toContain(contact?.salt);
});

test("a repeat keeps the contact and its salt: the event's hash still fits", async () => {
  const there = await start();
  const request = asked({ party: "KZ" });
  const first = await nominate(there, request, { agreementId: ID, nominee });
  const contact = await there.people.contact(ID, "kz1");
  expect(await nominate(there, request, { agreementId: ID, nominee })).toEqual(first);
  expect(await there.people.contact(ID, "kz1")).toEqual(contact);
});

test("a refused nomination leaves no contact", async () => {
  const there = await start();
  const outcome = await nominate(there, asked({ party: "KZ" }), { agreementId: ID, nominee: { ...nominee, onto: "UZ" } });
  expect(outcome).toMatchObject({ refused: "not-your-side" });
  expect(await there.people.contact(ID, "uz1")).toBeUndefined();
  expect(await there.people.contact(ID, "kz1")).toBeUndefined();
});

test("two nominations at once get a slot each, each with its own contact", async () => {
  const there = await start();
  const people = ["Alikhan Smailov", "Murat Nurtleu"];
  await Promise.all(
    people.map((name, index) =>
      nominate(there, asked({ party: "KZ", key: name }), {
        agreementId: ID,
        nominee: { ...nominee, name: { en: name }, contact: { mail: `${index}@kz.example` } },
      }),
    ),
  );
  const slots = fold(await there.store.read(STREAM))?.slots ?? [];
  expect(slots.map(({ slot }) => slot)).toEqual(["kz1", "kz2"]);
  for (const { slot, name, contactHash } of slots) {
    const contact = await there.people.contact(ID, slot);
    expect(contact?.mail).toBe(`${people.indexOf(name.en ?? "")}@kz.example`);
    expect(contactHash).toBe(sha256Hex(`${contact?.salt} ${contact?.mail}`));
  }
});
