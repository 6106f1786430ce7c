import { fold } from "../../shared/domain/agreement/fold.ts";
import { isRefusal } from "../../shared/domain/agreement/refusals.ts";
import { currentTexts, tailsOf } from "../../shared/domain/agreement/state.ts";
import type { Acted, Letter } from "../../shared/domain/letter.ts";
import { edit } from "../../shared/usecases/edit.ts";
import { notify } from "../../shared/usecases/reactions/notify.ts";
import { prepare } from "../../shared/usecases/reactions/prepare.ts";
import { readSlot } from "../../shared/usecases/read-slot.ts";
import { sign } from "../../shared/usecases/sign.ts";
import { letterIn } from "../fakes/mail.ts";
import { asked, officer } from "../fakes/world.ts";
import { ID, STREAM, terms } from "../fixtures/agreement.ts";
import { type Ceremony, ceremony, manifest, SLOTS } from "../fixtures/ceremony.ts";
import { linkOf, proven } from "../fixtures/signing-room.ts";

const JUNE = { opensAt: "2023-06-12T04:00:00.000Z", closesAt: "2023-06-12T12:00:00.000Z" };
const ASTANA = { "kk-Cyrl": "Астана", "uz-Latn": "Ostona", ru: "Астана", en: "Astana" };
const REASON = "The delegation is on its way from another city";

const stateOf = async ({ store }: Ceremony) => {
  const state = fold(await store.read(STREAM));
  if (!state) throw new Error("no agreement");
  return state;
};

/** Given links sent for 5 May 10:00 Tashkent. */
const linksSent = async (): Promise<Ceremony> => {
  const there = await ceremony();
  for (const party of ["KZ", "UZ"]) await there.people.putOfficer(officer(party, "protocol-officer"));
  await prepare(there, STREAM);
  await notify(there, STREAM);
  return there;
};

/** When protocol postpones to 12 June in Astana. */
const postponed = async (there: Ceremony, where: { place?: typeof ASTANA } = { place: ASTANA }) => {
  const { version } = await stateOf(there);
  const asking = asked({ party: "UZ", key: "postpone", seen: { stream: "agreement", version } });
  const outcome = await edit(there.store, asking, {
    agreementId: ID,
    command: { type: "postpone", by: "UZ", ...JUNE, ...where, reason: REASON, now: asking.cause.at },
  });
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome.state;
};

const signNow = async (there: Ceremony, session: string) =>
  sign(there, {
    session,
    manifest,
    consent: "sign-v1",
    mark: { kind: "typed", text: "x" },
    address: "192.0.2.7",
    userAgent: "Browser/1",
    cause: { ...asked({ party: "KZ", key: "sign" }).cause, at: there.now().toISOString() },
  });

const lettersTo = ({ inbox }: Ceremony, act: Acted["act"]): readonly (readonly [string, Letter])[] =>
  inbox.map((mail) => [mail.to, letterIn(mail)] as const).filter(([, letter]) => letter.kind === "act" && letter.act === act);

/** As far as the acts go: full powers, offices held, lead times, calendars and commitments are not recorded yet. */
describe("A10: the ceremony is postponed", () => {
  test("links are frozen, not destroyed: each opens its slot, tells the new date and place, and signs nothing", async () => {
    const there = await linksSent();
    await postponed(there);
    for (const slot of SLOTS) {
      expect(await readSlot(there, await linkOf(there, slot), there.now())).toMatchObject({
        maySign: false,
        hindrance: { code: "postponed", ...JUNE },
        ...JUNE,
        place: ASTANA,
        postponed: { from: { opensAt: terms.opensAt, closesAt: terms.closesAt, place: terms.place }, reason: REASON },
      });
    }
  });

  test("no signature is possible, not even in a session that was proven before", async () => {
    const there = await linksSent();
    const session = await proven(there, "kz1");
    await postponed(there);
    const before = await there.store.read(STREAM);
    expect(await signNow(there, session)).toMatchObject({ refused: "postponed", facts: JUNE });
    expect(await there.store.read(STREAM)).toEqual(before);
  });

  test("the place that stands on the signing copies is the new one; the text and its initials are as they were", async () => {
    const there = await linksSent();
    const before = await stateOf(there);
    const moved = await postponed(there);
    expect([moved.tails, moved.prepared]).toEqual([[], undefined]);
    expect(there.due.has(`${STREAM} prepare`)).toBe(true);
    await prepare(there, STREAM);
    const after = await stateOf(there);
    expect(after).toMatchObject({ initialledBy: ["KZ", "UZ"], preserved: before.preserved, opened: { manifest, place: ASTANA } });
    for (const { sha256 } of currentTexts(after)) {
      expect(tailsOf(after, sha256)).toHaveLength(1);
      expect(tailsOf(after, sha256)).not.toEqual(tailsOf(before, sha256));
    }
  });

  test("without another place the copies stand", async () => {
    const there = await linksSent();
    const { tails } = await stateOf(there);
    expect((await postponed(there, {})).tails).toEqual(tails);
    expect(there.due.has(`${STREAM} prepare`)).toBe(false);
  });

  test("everyone is told: officers of both sides and who was invited, with the new window, the new place and why", async () => {
    const there = await linksSent();
    await postponed(there);
    await notify(there, STREAM);
    const told = lettersTo(there, "postponed");
    const officers = ["kz", "uz"].map((side) => `protocol-officer@${side}.example`);
    expect(told.map(([to]) => to).sort()).toEqual([...SLOTS.map((slot) => `${slot}@example.test`), ...officers].sort());
    for (const [, letter] of told)
      expect(letter).toMatchObject({ by: "UZ", window: JUNE, place: expect.stringMatching(/^(Астана|Ostona)$/), reason: REASON });
  });

  test("no letter holds a link but the new invitations, which lead to the same slots by the same links", async () => {
    const there = await linksSent();
    await postponed(there);
    await notify(there, STREAM);
    const sent = there.inbox.length;
    await prepare(there, STREAM);
    await notify(there, STREAM);
    const letters = there.inbox.slice(sent).map(letterIn);
    const invitations = letters.flatMap((letter) => (letter.kind === "invitation" ? [letter] : []));
    expect(invitations).toHaveLength(letters.length);
    const links = await Promise.all(SLOTS.map((slot) => linkOf(there, slot)));
    expect(invitations.map(({ link }) => link.split("#")[1]).sort()).toEqual(links.sort());
    for (const each of invitations) expect(each).toMatchObject({ ...JUNE, place: expect.stringMatching(/^(Астана|Ostona)$/) });
  });

  test("on 12 June the same links sign; once one has, the time moves but the place does not", async () => {
    const there = await linksSent();
    await postponed(there);
    await prepare(there, STREAM);
    there.clock.at = JUNE.opensAt;
    expect(await readSlot(there, await linkOf(there, "kz1"), there.now())).toMatchObject({ maySign: true });
    expect(isRefusal(await signNow(there, await proven(there, "kz1")))).toBe(false);
    const { version } = await stateOf(there);
    const again = (key: string, place?: typeof ASTANA) => {
      const asking = asked({ party: "KZ", key, seen: { stream: "agreement", version }, at: JUNE.opensAt });
      const window = { opensAt: "2023-06-13T04:00:00.000Z", closesAt: "2023-06-13T12:00:00.000Z" };
      const command = { type: "postpone", by: "KZ", ...window, ...(place ? { place } : {}), now: JUNE.opensAt } as const;
      return edit(there.store, asking, { agreementId: ID, command });
    };
    expect(await again("elsewhere", ASTANA)).toMatchObject({ refused: "place-fixed" });
    expect(isRefusal(await again("later"))).toBe(false);
  });
});
