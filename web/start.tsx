import { type ComponentChild, render } from "preact";
import type { PagesConfig } from "../shared/api/pages.ts";
import type { Catalogues } from "../shared/messages/pages/load.ts";
import { Config } from "./config.ts";
import { copying } from "./copying.ts";
import { firstLanguage, Languages, loadLanguage } from "./i18n.tsx";

const readConfig = async (): Promise<PagesConfig | undefined> => {
  try {
    const response = await fetch("/config.json");
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
};

/** Draws a surface once its language and the installation's settings are there. */
export const start = async (catalogues: Catalogues<unknown>, surface: ComponentChild): Promise<void> => {
  const [first, config] = await Promise.all([loadLanguage(firstLanguage(), catalogues), readConfig()]);
  const page = document.getElementById("page");
  if (!page) return;
  copying(document);
  render(
    <Config.Provider value={config}>
      <Languages first={first} catalogues={catalogues}>
        {surface}
      </Languages>
    </Config.Provider>,
    page,
  );
};
