import { type ComponentChild, createContext, render } from "preact";
import { useContext } from "preact/hooks";
import type { PagesConfig } from "../shared/api/pages.ts";
import type { Catalogues } from "../shared/messages/pages/load.ts";
import { firstLanguage, Languages, loadLanguage } from "./i18n.tsx";

const Config = createContext<PagesConfig | undefined>(undefined);

/** What the installation says of itself; undefined where it could not be read. */
export const useConfig = (): PagesConfig | undefined => useContext(Config);

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
  render(
    <Config.Provider value={config}>
      <Languages first={first} catalogues={catalogues}>
        {surface}
      </Languages>
    </Config.Provider>,
    page,
  );
};
