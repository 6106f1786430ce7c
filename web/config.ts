import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PagesConfig } from "../shared/api/pages.ts";

/** What a page knows of its installation: a rendered one is told no more than whether it is a demonstration. */
export type KnownConfig = Pick<PagesConfig, "demonstration"> & Partial<PagesConfig>;

export const Config = createContext<KnownConfig | undefined>(undefined);

/** What the installation says of itself; undefined where it could not be read. */
export const useConfig = (): KnownConfig | undefined => useContext(Config);
