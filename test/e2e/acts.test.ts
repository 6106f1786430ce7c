import { until } from "../../infra/local/demo/api.ts";
import { officer } from "../../infra/local/demo/stage.ts";
import { type Installation, install } from "../../infra/local/installation.ts";
import { uploads } from "../fixtures/pdf/uploads.ts";
import {
  type Agreement,
  decided,
  draftOn,
  enter,
  isTrue,
  opened,
  propose,
  put,
  registered,
  seen,
  signAll,
  stageOf,
  temporaryDirectory,
} from "./support.ts";

const PROTOCOL = officer("KZ", "protocol-1");
const day = 24 * 3600_000;

describe("everyday acts between opening and signature", () => {
  let cloud: Installation;
  beforeAll(async () => {
    cloud = await install({ directory: temporaryDirectory(), timers: true });
  });
  afterAll(() => cloud.stop());

  const openedOne = async (): Promise<Agreement> => {
    const agreement = await opened(await draftOn(stageOf(cloud)));
    await until("the signing copies", async () => isTrue((await seen(agreement)).prepared));
    return agreement;
  };
  const linkOf = (agreement: Agreement, slot: string, generation: number): Promise<string> =>
    until(`the link of ${slot}`, async () => {
      const links = cloud.inbox().map(({ body }) => /\/sign#([^\s>)"]+)/.exec(body.text ?? "")?.[1]);
      return links.find((link) => link?.startsWith(`${agreement.id}.${slot}.${generation}.`));
    });
  const opens = async ({ stage }: Agreement, link: string): Promise<number> => {
    try {
      return (await stage.api("GET", "/v1/signing/slot", { authorization: `Link ${link}` })).status;
    } catch (error) {
      return (error as { status: number }).status;
    }
  };

  test("a signatory is replaced: the old link is gone in the same moment, the new person signs, and the file is sealed", async () => {
    const agreement = await openedOne();
    const old = await linkOf(agreement, "kz1", 1);
    expect(await opens(agreement, old)).toBe(200);
    const successor = {
      name: { ru: "Мурат Нуртлеу" },
      office: { ru: "Министр иностранных дел" },
      capacity: "FOREIGN_MINISTER",
      language: "ru",
      contact: { mail: "minister@kz.example" },
    };
    await agreement.act(PROTOCOL, "slots/kz1/replacement", () => successor);
    expect(await opens(agreement, old)).toBe(410);
    const told = await until("the letter to the one before", async () =>
      cloud
        .inbox()
        .find(
          ({ destination, subject }) =>
            destination.to.includes("head_of_government@kz.example") &&
            !/подписание \d/.test(subject) &&
            subject.includes("другой подписант"),
        ),
    );
    expect(told.body.text).toContain("Мурат Нуртлеу");
    expect(await opens(agreement, await linkOf(agreement, "kz1", 2))).toBe(200);
    await signAll(agreement);
    expect((await registered(agreement)).number).toMatch(/^KAZ-UZB-/);
  });

  test("a changed contact kills the link, and whoever changed it is not shown the code", async () => {
    const agreement = await openedOne();
    const old = await linkOf(agreement, "uz1", 1);
    await agreement.act(officer("UZ", "protocol-2"), "slots/uz1/contact", () => ({ mail: "pm-office@uz.example" }));
    expect(await opens(agreement, old)).toBe(410);
    const code = async (who: string) =>
      agreement.stage.api("POST", `/v1/agreements/${agreement.id}/slots/uz1/access-code`, {
        authorization: await agreement.stage.signIn(who),
      });
    await expect(code(officer("UZ", "protocol-2"))).rejects.toMatchObject({ status: 403 });
    expect((await code(officer("UZ", "protocol-1"))).status).toBe(201);
    expect(await opens(agreement, await linkOf(agreement, "uz1", 2))).toBe(200);
  });

  test("a postponed signing rests until its new time, at its new place", async () => {
    const agreement = await openedOne();
    const sign = await enter(agreement, "kz1");
    const body = {
      opensAt: new Date(Date.now() + 10 * day).toISOString(),
      closesAt: new Date(Date.now() + 11 * day).toISOString(),
      place: { ru: "Астана" },
      reason: "Заседание перенесено",
    };
    await agreement.act(PROTOCOL, "postponement", () => body);
    await expect(sign()).rejects.toMatchObject({ status: 409, message: expect.stringContaining("postponed") });
    await until("the signing copies for the new place", async () => isTrue((await seen(agreement)).prepared));
    await agreement.act(PROTOCOL, "postponement", () => ({ ...body, opensAt: new Date(Date.now() - 1000).toISOString() }));
    await until("the signing copies once more", async () => isTrue((await seen(agreement)).prepared));
    await signAll(agreement);
    expect((await registered(agreement)).number).toMatch(/^KAZ-UZB-/);
  });

  test("a reopened text is changed, initialled and opened again, and signs by new links only", async () => {
    const agreement = await openedOne();
    const old = await linkOf(agreement, "kz1", 1);
    for (const side of ["KZ", "UZ"] as const)
      await agreement.act(officer(side, "treaty-desk"), "reopening", () => ({ reason: "Статья 3" }));
    expect(await opens(agreement, old)).toBe(410);
    expect((await seen(agreement)).states).toMatchObject({ text: "NEGOTIATING", signature: "NOT_OPEN" });
    await put(await propose(agreement, uploads.stream, "second.pdf"), uploads.stream);
    const version = await until("intake", () => decided(agreement));
    for (const side of ["KZ", "UZ"] as const)
      await agreement.act(officer(side, "treaty-desk"), "initials", () => ({ manifest: version.manifest }));
    await agreement.act(officer("UZ", "protocol-1"), "opening", ({ slots }) => ({
      orderGroups: [slots.map(({ slot }) => slot)],
      opensAt: new Date(Date.now() - 60_000).toISOString(),
      closesAt: new Date(Date.now() + day).toISOString(),
      place: { ru: "Ташкент" },
    }));
    for (const slot of ["kz1", "uz1"]) await linkOf(agreement, slot, 2);
    await signAll(agreement);
    expect((await registered(agreement)).number).toMatch(/^KAZ-UZB-/);
  });

  test("a cancelled agreement is read, and nothing more", async () => {
    const agreement = await openedOne();
    const link = await linkOf(agreement, "kz1", 1);
    await agreement.act(officer("UZ", "treaty-desk"), "cancellation", () => ({ reason: "Перекрыто другим соглашением" }));
    expect((await seen(agreement)) as object).toMatchObject({ asked: [{ for: "cancel", by: "UZ" }] });
    await agreement.act(officer("KZ", "treaty-desk"), "cancellation", () => ({ reason: "Согласны" }));
    const { body } = await agreement.stage.api<{ hindrance: { code: string } }>("GET", "/v1/signing/slot", {
      authorization: `Link ${link}`,
    });
    expect(body.hindrance.code).toBe("cancelled");
    await expect(
      agreement.act(PROTOCOL, "postponement", () => ({
        opensAt: new Date().toISOString(),
        closesAt: new Date(Date.now() + day).toISOString(),
      })),
    ).rejects.toMatchObject({ status: 409 });
  });
});
