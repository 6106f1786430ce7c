import { agreementDocument } from "../../shared/api/documents.ts";
import { isRefusal } from "../../shared/domain/agreement/refusals.ts";
import { changeContact, replaceSignatory } from "../../shared/usecases/change-contact.ts";
import { issueAccessCode } from "../../shared/usecases/issue-access-code.ts";
import { notify } from "../../shared/usecases/reactions/notify.ts";
import { readSlot } from "../../shared/usecases/read-slot.ts";
import { letterIn } from "../fakes/mail.ts";
import { asked, officer } from "../fakes/world.ts";
import { ID, manifest, STREAM } from "../fixtures/agreement.ts";
import { linkOf, signingRoom } from "../fixtures/signing-room.ts";

const DEPUTY = {
  name: { ru: "Серик Жумангарин" },
  office: { ru: "Заместитель Премьер-Министра" },
  capacity: "DEPUTY",
  language: "ru",
} as const;
const MINISTER = {
  ...DEPUTY,
  name: { ru: "Мурат Нуртлеу", en: "Murat Nurtleu" },
  office: { ru: "Министр иностранных дел" },
  capacity: "FOREIGN_MINISTER",
} as const;

const invited = async () => {
  const there = await signingRoom();
  for (const party of ["KZ", "UZ"]) await there.people.putOfficer(officer(party, "protocol-officer"));
  const version = (await there.store.read(STREAM)).length;
  const replacing = asked({ party: "KZ", subject: "anna", key: "replace", seen: { stream: "agreement", version } });
  const replace = (successor: typeof DEPUTY | typeof MINISTER) =>
    replaceSignatory(there, replacing, { agreementId: ID, slot: "kz1", contact: { mail: "minister@kz.example" }, successor });
  return { there, replace };
};

describe("A2: a signatory is replaced on the morning of the ceremony", () => {
  test("the old link is gone in the same transaction", async () => {
    const { there, replace } = await invited();
    const old = await linkOf(there);
    expect(await readSlot(there, old, there.now())).toMatchObject({ maySign: true });
    const before = (await there.store.read(STREAM)).length;
    expect(isRefusal(await replace(MINISTER))).toBe(false);
    expect((await there.store.read(STREAM)).length).toBe(before + 1);
    expect(await readSlot(there, old, there.now())).toMatchObject({ refused: "link-replaced" });
  });

  test("a deputy cannot take the place without full powers", async () => {
    const { replace } = await invited();
    expect(await replace(DEPUTY)).toMatchObject({ refused: "full-powers-required" });
  });

  test("the other side's protocol officer is told the old and the new name and title", async () => {
    const { there, replace } = await invited();
    await replace(MINISTER);
    await notify(there, STREAM);
    const letters = there.inbox.filter(({ to }) => to === "protocol-officer@uz.example").map(letterIn);
    expect(letters.find((letter) => letter.kind === "act" && letter.act === "replaced")).toMatchObject({
      who: { name: "Мурат Нуртлеу", office: "Министр иностранных дел" },
      before: { name: "Алихан Смаилов", office: expect.stringMatching(/Премьер/) },
    });
  });

  test("the manifest and its initials stand: the signature page names nobody before the signature, so nothing is initialled again", async () => {
    const { replace } = await invited();
    const outcome = await replace(MINISTER);
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    const shown = agreementDocument(outcome.state);
    expect(shown.states).toMatchObject({ text: "INITIALLED", signature: "OPEN" });
    expect([shown.initialledBy, shown.opening?.manifest, shown.prepared]).toEqual([["KZ", "UZ"], manifest, true]);
  });

  test("the journal keeps both", async () => {
    const { there, replace } = await invited();
    await replace(MINISTER);
    const events = await there.store.read(STREAM);
    expect(events.find(({ type, data }) => type === "Nominated" && "slot" in data && data.slot === "kz1")?.data).toMatchObject({
      name: { ru: "Алихан Смаилов" },
    });
    expect(events.at(-1)).toMatchObject({ type: "SignatoryReplaced", data: { name: MINISTER.name, generation: 2 } });
  });

  test("who entered the new address is not shown the code; another officer is", async () => {
    const { there, replace } = await invited();
    await replace(MINISTER);
    const code = (subject: string) =>
      issueAccessCode(there, asked({ party: "KZ", subject, key: subject }), { agreementId: ID, slot: "kz1" });
    expect(await code("anna")).toMatchObject({ refused: "second-officer-required" });
    expect(await code("bob")).toHaveProperty("code");
  });

  test("a change of address alone does the same to the link, and tells the old address", async () => {
    const { there } = await invited();
    const version = (await there.store.read(STREAM)).length;
    const changing = asked({ party: "KZ", subject: "anna", key: "contact", seen: { stream: "agreement", version } });
    const change = { agreementId: ID, slot: "kz1", contact: { mail: "office@kz.example" } };
    expect(isRefusal(await changeContact(there, changing, change))).toBe(false);
    await notify(there, STREAM);
    expect(await readSlot(there, await linkOf(there), there.now())).toMatchObject({ refused: "link-replaced" });
    const told = there.inbox
      .map((mail) => [mail.to, letterIn(mail)] as const)
      .filter(([, letter]) => letter.kind === "act" && letter.act === "contact-changed");
    expect(told.map(([to]) => to).sort()).toEqual(["kz1@example.test", "protocol-officer@kz.example"]);
    expect(there.inbox.filter(({ to }) => to === "office@kz.example").map(({ subject }) => subject)).toEqual(["invitation"]);
  });
});
