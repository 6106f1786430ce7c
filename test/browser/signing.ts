import type { Page } from "playwright-core";
import { until } from "../../infra/local/demo/api.ts";
import { officer } from "../../infra/local/demo/stage.ts";
import { type Agreement, draftOn, type Opening, opened, seen, stageOf } from "../e2e/support.ts";
import type { Browsing, Visit, Visitor } from "./browsing.ts";

/** An agreement open for signature, its copies made. */
export const openAgreement = async ({ cloud }: Browsing, opening: Opening = {}): Promise<Agreement> => {
  const agreement = await opened(await draftOn(stageOf(cloud)), opening);
  await until("the signing copies", async () => ((await seen(agreement)).prepared ? true : undefined), 60);
  return agreement;
};

/** The path of a slot's link, as its letter has it. */
export const linkOf = ({ stage, id }: Agreement, slot: string): Promise<string> =>
  until(
    `the invitation of ${slot}`,
    async () => {
      const links = (await stage.inbox()).map(({ body }) => /(\/sign#[^\s>)"]+)/.exec(body.text ?? "")?.[1]);
      return links.find((link) => link?.startsWith(`/sign#${id}.${slot}.`));
    },
    60,
  );

/** The access code, made by an officer who did not enter the contact. */
export const codeOf = async ({ stage, id }: Agreement, slot: string): Promise<string> => {
  const authorization = await stage.signIn(officer(slot.startsWith("kz") ? "KZ" : "UZ", "protocol-2"));
  const path = `/v1/agreements/${id}/slots/${slot}/access-code`;
  return (await stage.api<{ code: string }>("POST", path, { authorization })).body.code;
};

/** Two strokes with the mouse, as a hurried pen leaves them. */
export const draw = async (page: Page): Promise<void> => {
  const pad = page.locator(".pad canvas");
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error("the pad has no box");
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.1, 0.7));
  await page.mouse.down();
  for (let step = 1; step <= 40; step++) {
    const t = step / 40;
    await page.mouse.move(...at(0.1 + 0.75 * t, 0.6 - 0.35 * (1 - t) * Math.sin(30 * t)));
  }
  await page.mouse.up();
  await page.mouse.move(...at(0.15, 0.85));
  await page.mouse.down();
  await page.mouse.move(...at(0.9, 0.78), { steps: 8 });
  await page.mouse.up();
};

/** Enters the access code. */
export const proveIn = async (page: Page, code: string): Promise<void> => {
  await page.getByRole("textbox", { name: "Access code" }).fill(code);
  await page.getByRole("button", { name: "Open the texts" }).click();
};

/** Goes through link and code to the texts. `before`: what is set up in the context before anything of a text is fetched. */
export const enterRoom = async (
  browsing: Browsing,
  agreement: Agreement,
  slot: string,
  { before, ...visit }: Visit & { readonly before?: (visitor: Visitor) => Promise<void> } = {},
): Promise<Visitor> => {
  const visitor = await browsing.visit(await linkOf(agreement, slot), visit);
  await before?.(visitor);
  const { page } = visitor;
  await page.getByRole("button", { name: "Enter the access code" }).click();
  await proveIn(page, await codeOf(agreement, slot));
  return visitor;
};

/** The first page's picture and words are there. */
export const drawnPage = (page: Page): Promise<void> =>
  page.locator("#page-1[aria-busy=false] .textLayer span").first().waitFor({ state: "attached" });
