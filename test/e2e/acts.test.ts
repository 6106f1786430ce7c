import { ApiError, until } from "../../infra/local/demo/api.ts";
import { introduceOfficers } from "../../infra/local/demo/life.ts";
import { officer } from "../../infra/local/demo/stage.ts";
import { readPeople } from "../../infra/local/demo/story.ts";
import { type Installation, install } from "../../infra/local/installation.ts";
import { uploads } from "../fixtures/pdf/uploads.ts";
import { judgedBy } from "../judges/tools.ts";
import { textOf } from "../shared/adapters/pdf/judges.ts";
import { describeActedFile, sealedFile, signingCopy } from "./acted-files.ts";
import {
  type Agreement,
  decided,
  draftOn,
  enter,
  factsOf,
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
const SECOND = officer("KZ", "protocol-2");
const SUCCESSOR = {
  name: { ru: "Мурат Нуртлеу" },
  office: { ru: "Министр иностранных дел" },
  capacity: "FOREIGN_MINISTER",
  language: "ru",
  contact: { mail: "minister@kz.example" },
};
const day = 24 * 3600_000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();

describe("everyday acts between opening and signature", () => {
  let cloud: Installation;
  const sealed = new Map<string, Uint8Array>();
  const copies = new Map<string, Uint8Array>();
  beforeAll(async () => {
    cloud = await install({ directory: temporaryDirectory(), timers: true });
    await introduceOfficers({ ...stageOf(cloud), people: readPeople(), say: () => {} });
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
  const letterTo = (address: string, about: string) =>
    until(`the letter to ${address}`, async () =>
      cloud.inbox().find(({ destination, subject }) => destination.to.includes(address) && subject.endsWith(about)),
    );
  /** The status, and the problem where it is one. */
  const answerOf = async (asking: Promise<unknown>): Promise<string> => {
    try {
      return String(((await asking) as { status: number }).status);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return `${error.status} ${/"code":"([a-z-]+)"/.exec(error.message)?.[1]}`;
    }
  };
  const opens = ({ stage }: Agreement, link: string) =>
    answerOf(stage.api("GET", "/v1/signing/slot", { authorization: `Link ${link}` }));
  const codeFor = async ({ stage, id }: Agreement, slot: string, who: string) =>
    stage.api<{ code: string }>("POST", `/v1/agreements/${id}/slots/${slot}/access-code`, {
      authorization: await stage.signIn(who),
    });
  const proving = ({ stage }: Agreement, link: string, code: string) =>
    stage.api<{ session: string }>("POST", "/v1/signing/proof", { authorization: `Link ${link}`, body: { code } });
  const keepSealed = async (name: string, agreement: Agreement): Promise<void> => {
    expect((await registered(agreement)).number).toMatch(/^KAZ-UZB-/);
    sealed.set(name, await sealedFile(agreement));
  };
  const kept = (files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array => {
    const file = files.get(name);
    if (!file) throw new Error(`there is no file of the ${name} agreement`);
    return file;
  };

  test("a signatory is replaced: the old link is gone in the same moment, the new person signs, and the file is sealed", async () => {
    const agreement = await openedOne();
    const old = await linkOf(agreement, "kz1", 1);
    expect(await opens(agreement, old)).toBe("200");
    await agreement.act(PROTOCOL, "slots/kz1/replacement", () => SUCCESSOR);
    expect(await opens(agreement, old)).toBe("410 link-replaced");
    const told = await letterTo("head_of_government@kz.example", "другой подписант");
    expect(told.body.text).toContain("Мурат Нуртлеу");
    const others = await letterTo("protocol-1@uz.example", "boshqa imzolovchi");
    for (const name of ["Мурат Нуртлеу", "Министр иностранных дел", "Алихан Смаилов", "Должность: HEAD_OF_GOVERNMENT"])
      expect(others.body.text).toContain(name);
    expect(await opens(agreement, await linkOf(agreement, "kz1", 2))).toBe("200");
    expect(await answerOf(codeFor(agreement, "kz1", PROTOCOL))).toBe("403 second-officer-required");
    await signAll(agreement);
    await keepSealed("replaced", agreement);
  });

  test("a changed contact kills the link and the code, and whoever changed it is not shown the new one", async () => {
    const agreement = await openedOne();
    const old = await linkOf(agreement, "kz1", 1);
    const { code } = (await codeFor(agreement, "kz1", SECOND)).body;
    const { session } = (await proving(agreement, old, code)).body;
    await agreement.act(SECOND, "slots/kz1/contact", () => ({ mail: "pm-office@kz.example" }));
    expect(await opens(agreement, old)).toBe("410 link-replaced");
    const reading = agreement.stage.api("GET", "/v1/signing/texts", { authorization: `Session ${session}` });
    expect(await answerOf(reading)).toBe("410 link-replaced");
    const link = await linkOf(agreement, "kz1", 2);
    expect(await answerOf(proving(agreement, link, code))).toBe("403 code-wrong");
    expect(await answerOf(codeFor(agreement, "kz1", SECOND))).toBe("403 second-officer-required");
    const another = (await codeFor(agreement, "kz1", PROTOCOL)).body;
    expect(await answerOf(proving(agreement, link, another.code))).toBe("200");
  });

  test("a revoked link is gone until another is given out, which its officer does", async () => {
    const agreement = await openedOne();
    const old = await linkOf(agreement, "kz1", 1);
    await agreement.act(PROTOCOL, "slots/kz1/revocation");
    expect(await opens(agreement, old)).toBe("410 link-revoked");
    await agreement.act(SECOND, "slots/kz1/link");
    expect(await opens(agreement, old)).toBe("410 link-replaced");
    expect(await opens(agreement, await linkOf(agreement, "kz1", 3))).toBe("200");
  });

  test("a postponed signing rests until its new time, at its new place", async () => {
    const agreement = await openedOne();
    const sign = await enter(agreement, "kz1");
    const body = {
      opensAt: inDays(10),
      closesAt: inDays(11),
      place: { ru: "Астана" },
      reason: "Заседание перенесено.\r\nПисьмо № 5",
    };
    await agreement.act(PROTOCOL, "postponement", () => body);
    expect(await answerOf(sign())).toBe("409 postponed");
    // In the letter as in the answer, line by line.
    const told = await letterTo("head_of_government@uz.example", "подписание перенесено");
    expect(told.body.text).toMatch(/Где +Астана\n.*Заседание перенесено\.\n {3,}Письмо №\u00a05\n/s);
    expect(told.body.html).toContain("Заседание перенесено.<br>Письмо №\u00a05</td>");
    const reason = "Заседание перенесено.\nПисьмо № 5";
    expect((await agreement.read(PROTOCOL)).body).toMatchObject({ postponed: { reason } });
    await until("the signing copies for the new place", async () => isTrue((await seen(agreement)).prepared));
    await agreement.act(PROTOCOL, "postponement", () => ({ opensAt: inDays(-1), closesAt: inDays(1) }));
    const { session } = (
      await proving(agreement, await linkOf(agreement, "kz1", 1), (await codeFor(agreement, "kz1", SECOND)).body.code)
    ).body;
    copies.set("postponed", await signingCopy(agreement, `Session ${session}`));
    await signAll(agreement);
    await keepSealed("postponed", agreement);
  });

  test("a reopened text is changed, initialled and opened again, and signs by new links only", async () => {
    const agreement = await openedOne();
    const old = await linkOf(agreement, "kz1", 1);
    for (const side of ["KZ", "UZ"] as const)
      await agreement.act(officer(side, "treaty-desk"), "reopening", () => ({ reason: "Статья 3" }));
    expect(await opens(agreement, old)).toBe("410 reopened");
    expect((await seen(agreement)).states).toMatchObject({ text: "NEGOTIATING", signature: "NOT_OPEN" });
    await put(await propose(agreement, uploads.stream, "second.pdf"), uploads.stream);
    const version = await until("intake", () => decided(agreement));
    for (const side of ["KZ", "UZ"] as const)
      await agreement.act(officer(side, "treaty-desk"), "initials", () => ({ manifest: version.manifest }));
    await agreement.act(officer("UZ", "protocol-1"), "opening", ({ slots }) => ({
      orderGroups: [slots.map(({ slot }) => slot)],
      opensAt: new Date(Date.now() - 60_000).toISOString(),
      closesAt: inDays(1),
      place: { ru: "Самарканд" },
    }));
    for (const slot of ["kz1", "uz1"]) await linkOf(agreement, slot, 2);
    expect(await opens(agreement, old)).toBe("410 link-replaced");
    await signAll(agreement);
    await keepSealed("reopened", agreement);
    expect((await factsOf(agreement, "Signed")).map(({ data }) => [data.manifest, data.generation])).toEqual([
      [version.manifest, 2],
      [version.manifest, 2],
    ]);
  });

  test("a cancelled agreement is read, and nothing more", async () => {
    const agreement = await openedOne();
    const link = await linkOf(agreement, "kz1", 1);
    const sign = await enter(agreement, "kz1");
    await agreement.act(officer("UZ", "treaty-desk"), "cancellation", () => ({ reason: "Перекрыто другим соглашением" }));
    expect((await seen(agreement)) as object).toMatchObject({ asked: [{ for: "cancel", by: "UZ" }] });
    await agreement.act(officer("KZ", "treaty-desk"), "cancellation", () => ({ reason: "Согласны" }));
    const { body } = await agreement.stage.api<{ hindrance: { code: string } }>("GET", "/v1/signing/slot", {
      authorization: `Link ${link}`,
    });
    expect(body.hindrance.code).toBe("cancelled");
    expect(await answerOf(sign())).toBe("409 cancelled");
    expect(await answerOf(codeFor(agreement, "kz1", SECOND))).toBe("409 cancelled");
    const postponing = agreement.act(PROTOCOL, "postponement", () => ({ opensAt: inDays(0), closesAt: inDays(1) }));
    expect(await answerOf(postponing)).toBe("409 cancelled");
    expect(await letterTo("head_of_government@uz.example", "работа прекращена")).toBeDefined();
  });

  describeActedFile("replaced", {
    file: () => kept(sealed, "replaced"),
    upload: uploads.table,
    says: ["Мурат Нуртлеу", "Министр иностранных дел", "Абдулла Арипов"],
    leavesOut: ["Алихан Смаилов"],
  });
  describeActedFile("postponed", {
    file: () => kept(sealed, "postponed"),
    upload: uploads.table,
    says: ["Место подписания: Астана", "Алихан Смаилов", "Абдулла Арипов"],
    leavesOut: ["Место подписания: Ташкент"],
  });
  describeActedFile("reopened", {
    file: () => kept(sealed, "reopened"),
    upload: uploads.stream,
    says: ["Место подписания: Самарканд", "Алихан Смаилов", "Абдулла Арипов"],
    leavesOut: ["Место подписания: Ташкент"],
  });

  judgedBy("pdftotext", () => {
    test("pdftotext reads the new place on the signing copy, before anybody signs, and the old one nowhere", () => {
      const text = textOf(kept(copies, "postponed"));
      expect(text).toContain("Место подписания: Астана");
      expect(text).not.toContain("Место подписания: Ташкент");
    });
  });
});
