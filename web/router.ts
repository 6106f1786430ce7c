import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";

const MOVED = "depositary:moved";

/** Goes to an address of this surface without loading the document again. */
export const navigate = (address: string, { replace = false }: { replace?: boolean } = {}): void => {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  dispatchEvent(new Event(MOVED));
};

/** The address of a page that is rendered without a browser. */
export const RenderedAt = createContext<URL | undefined>(undefined);

/** The address of the page, as it changes. */
export const useAddress = (): URL => {
  const renderedAt = useContext(RenderedAt);
  const [address, setAddress] = useState(() => renderedAt ?? new URL(location.href));
  useEffect(() => {
    const read = () => setAddress(new URL(location.href));
    addEventListener("popstate", read);
    addEventListener(MOVED, read);
    return () => {
      removeEventListener("popstate", read);
      removeEventListener(MOVED, read);
    };
  }, []);
  return address;
};

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

const followed = (event: MouseEvent, owns: (path: string) => boolean): URL | undefined => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || !isPlain(event) || link.target || link.hasAttribute("download")) return undefined;
  const to = new URL(link.href);
  const samePage = to.pathname === location.pathname && to.search === location.search && to.hash !== "";
  return to.origin === location.origin && owns(to.pathname) && !samePage ? to : undefined;
};

/** Follows links between pages of this surface; the new page begins at its top, with the focus on its heading. */
export const useLinks = (owns: (path: string) => boolean): void => {
  useEffect(() => {
    const follow = (event: MouseEvent): void => {
      const to = followed(event, owns);
      if (!to) return;
      event.preventDefault();
      navigate(to.href);
      scrollTo(0, 0);
      requestAnimationFrame(() => document.querySelector<HTMLElement>("main")?.focus());
    };
    addEventListener("click", follow);
    return () => removeEventListener("click", follow);
  }, [owns]);
};
