import type { Page } from "playwright-core";

const MOST_STOPS = 150;

/** How the element that has the focus is called, as a screen reader would say it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) return "";
    const labels: readonly HTMLLabelElement[] = [...(Reflect.get(element ?? {}, "labels") ?? [])];
    const named = labels.map((label) => label.innerText).join(" ") || element?.getAttribute("aria-label");
    const legend = element?.closest("fieldset.form-part")?.querySelector("legend")?.innerText ?? "";
    return `${legend} > ${named || (element instanceof HTMLElement ? element.innerText : "")}`.replace(/\s+/g, " ").trim();
  });

/** Goes on by Tab until what has the focus is called so; it must be visible there. */
export const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  const passed: string[] = [];
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    passed.push(now);
    if (!name.test(now)) continue;
    const isSeen = await page.evaluate(() => {
      const element = document.activeElement;
      const outline = element && getComputedStyle(element).outlineStyle !== "none";
      return Boolean(outline) || element instanceof HTMLSelectElement;
    });
    expect({ name: now, isSeen }).toEqual({ name: now, isSeen: true });
    return;
  }
  throw new Error(`Tab does not reach ${name}: ${[...new Set(passed)].join(" | ")}`);
};

export const press = async (page: Page, name: RegExp, key = "Enter"): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press(key);
};

export const type = async (page: Page, name: RegExp, text: string): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.type(text);
};
