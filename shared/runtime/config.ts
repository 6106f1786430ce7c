import { type COMMON_VARIABLES, variable } from "../api/environment.ts";
import { Fault } from "../domain/fault.ts";

type Kind = Parameters<typeof variable>[0];

/** The name that the template gave this function for a thing; a Fault `config-missing` where it gave none. */
export const named = (kind: Kind, name: string): string => {
  const key = variable(kind, name);
  const value = process.env[key];
  if (!value) throw new Fault("config-missing", `this function has no ${key}`, { retryable: false });
  return value;
};

/** The same, where a function may do without. */
export const perhaps = (kind: Kind, name: string): string | undefined => process.env[variable(kind, name)];

export const common = (name: (typeof COMMON_VARIABLES)[number]): string => {
  const value = process.env[name];
  if (!value) throw new Fault("config-missing", `this function has no ${name}`, { retryable: false });
  return value;
};
