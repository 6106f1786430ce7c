import { useEffect, useState } from "preact/hooks";

let token = "";

/**
 * Takes the link's token out of the address: from here on it is in this page's memory alone, not in the history, nor in what a reader
 * copies from the address bar.
 */
export const takeToken = (): string => {
  const fragment = location.hash.slice(1);
  if (fragment.includes(".")) {
    token = fragment;
    history.replaceState(null, "", location.pathname + location.search);
  }
  return token;
};

/** The token of the link; another link opened in the same tab takes its place. */
export const useToken = (): string => {
  const [current, setCurrent] = useState(token);
  useEffect(() => {
    const read = () => setCurrent(takeToken());
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return current;
};
