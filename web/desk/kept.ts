import { useState } from "preact/hooks";
import { useOfficer } from "./desk.tsx";

const read = <T extends object>(name: string, empty: T): T => {
  try {
    return { ...empty, ...JSON.parse(sessionStorage.getItem(name) ?? "{}") };
  } catch {
    return empty;
  }
};

const write = (name: string, value: object | undefined): void => {
  try {
    if (value) sessionStorage.setItem(name, JSON.stringify(value));
    else sessionStorage.removeItem(name);
  } catch {
    // A browser without storage keeps the form while the page stands.
  }
};

/** A form that this tab keeps as it is typed, across a sign-out or a reload; `clear` forgets it. */
export const useKept = <T extends object>(form: string, empty: T) => {
  // Whoever signs in next in this tab, perhaps of another side, does not see it.
  const name = `${useOfficer().id}.${form}`;
  const [value, setValue] = useState(() => read(name, empty));
  const change = (part: Partial<T>): void =>
    setValue((before) => {
      const after = { ...before, ...part };
      write(name, after);
      return after;
    });
  const clear = (): void => {
    write(name, undefined);
    setValue(empty);
  };
  return { value, change, clear };
};
