import { toHex } from "../../../shared/domain/hash.ts";
import { codeInput } from "../../../shared/usecases/access-code.ts";
import { issueAccessCode } from "../../../shared/usecases/issue-access-code.ts";
import { asked, world } from "../../fakes/world.ts";
import { event, ID, upTo } from "../../fixtures/agreement.ts";
import { contacts } from "../../fixtures/contacts.ts";

const wanted = { agreementId: ID, slot: "kz1" };
const start = async (events: Parameters<ReturnType<typeof world>["seed"]>[0] = upTo.prepared) => {
  const there = world();
  await there.seed(events);
  await contacts(there, ["kz1", "uz1"]);
  return there;
};
const other = asked({ party: "KZ", subject: "bob" });

test("another officer of the side is shown the code once; what is kept is its MAC", async () => {
  const there = await start();
  const issued = await issueAccessCode(there, other, wanted);
  if (!("code" in issued)) throw new Error(issued.refused);
  expect(issued.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  const counted = await there.people.countTry(ID, "kz1", "look");
  const mac = await there.macs.generate("code", codeInput({ ...wanted, generation: 1 }, issued.code));
  expect(counted).toMatchObject({ code: { mac: toHex(mac), generation: 1 } });
});

test("who set the contact is not shown it: no single officer holds both link and code", async () => {
  const there = await start();
  const refused = await issueAccessCode(there, asked({ party: "KZ", subject: "alice" }), wanted);
  expect(refused).toMatchObject({ refused: "second-officer-required" });
  expect(await there.people.countTry(ID, "kz1", "look")).toBe("none");
});

test("nobody is shown one for an agreement that was cancelled", async () => {
  const there = await start([...upTo.prepared, event.cancelled]);
  expect(await issueAccessCode(there, other, wanted)).toEqual({ refused: "cancelled" });
  expect(await there.people.countTry(ID, "kz1", "look")).toBe("none");
});

test("where the contact was erased nobody is shown it", async () => {
  const there = await start();
  there.people.erase(ID, "kz1");
  expect(await issueAccessCode(there, other, wanted)).toMatchObject({ refused: "second-officer-required" });
});

test("a repeat shows the same code again and voids nothing", async () => {
  const there = await start();
  expect(await issueAccessCode(there, other, wanted)).toEqual(await issueAccessCode(there, other, wanted));
});

test("a new code voids the old one", async () => {
  const there = await start();
  const again = asked({ party: "KZ", subject: "bob", key: "another key" });
  const codes = [await issueAccessCode(there, other, wanted), await issueAccessCode(there, again, wanted)];
  expect(codes[0]).not.toEqual(codes[1]);
  const counted = await there.people.countTry(ID, "kz1", "look");
  const mac = await there.macs.generate("code", codeInput({ ...wanted, generation: 1 }, (codes[1] as { code: string }).code));
  expect(counted).toMatchObject({ code: { mac: toHex(mac) }, triesLeft: 4 });
});

test.each([
  ["another side's slot", "KZ", "uz1", "not-your-side"],
  ["a slot that is none", "KZ", "kz9", "slot-unknown"],
  ["a stranger", "KG", "kz1", "not-found"],
])("%s is refused", async (_, party, slot, refused) => {
  const there = await start();
  expect(await issueAccessCode(there, asked({ party, subject: "bob" }), { agreementId: ID, slot })).toMatchObject({ refused });
  expect(there.macs.asked).toEqual([]);
});

test("who signed already gets none", async () => {
  const there = await start(upTo.fullySigned);
  expect(await issueAccessCode(there, other, wanted)).toMatchObject({ refused: "already-signed" });
});
