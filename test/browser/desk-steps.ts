import type { Locator, Page } from "playwright-core";
import { overflow, SIZES, screenshot, type Visitor, violations } from "./browsing.ts";

export const TITLE = "Agreement on Cooperation between Border Railway Stations";

export const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole("button", { name, exact: typeof name === "string" });

/** Both sizes: a picture, nothing that axe finds, no sideways scroll. */
export const looked = async (visitor: Visitor, name: string): Promise<void> => {
  for (const size of [SIZES.phone, SIZES.desktop]) {
    await visitor.page.setViewportSize(size);
    await screenshot(visitor, `desk-${name}`);
    expect({ name, size, found: await violations(visitor) }).toEqual({ name, size, found: [] });
    expect({ name, size, overflow: await overflow(visitor) }).toEqual({ name, size, overflow: 0 });
  }
};

/** Signs in at one press, and waits for the board. */
export const signIn = async ({ page }: Visitor, who: string): Promise<void> => {
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.locator(`button[value="${who}"]`).click();
  await page.getByRole("heading", { name: "Board", level: 1 }).waitFor();
};

/** A draft of one text, in Russian, between Kazakhstan and Uzbekistan. */
export const fillDraft = async (page: Page): Promise<void> => {
  await page.getByRole("checkbox", { name: "қазақша", exact: false }).uncheck();
  await page.getByRole("checkbox", { name: /ozbek|oʻzbek/i }).uncheck();
  await page.getByLabel(/^Title, English/).fill(TITLE);
  await page.getByLabel(/^Title, русский/i).fill("Соглашение о сотрудничестве приграничных железнодорожных станций");
  for (const [place, code, name] of [
    [1, "KZ", "Правительство Республики Казахстан"],
    [2, "UZ", "Правительство Республики Узбекистан"],
  ] as const) {
    const party = page.getByRole("group", { name: `Party ${place}`, exact: true });
    await party.getByLabel("State").selectOption(code);
    await party.getByLabel(/^Name/).fill(name);
    await party.getByLabel(/^Above the signature/).fill(`За ${name}`);
  }
  await page.getByLabel("Commission").fill("KZ-UZ-IGC");
  await page.getByLabel("Number of the session").fill("21");
  await page.getByLabel("Date").fill("2026-05-05");
  await page.getByLabel(/^Place/).fill("Ташкент");
};
