import { Fault } from "../domain/fault.ts";

/** What may be told of an error: never its message, which quotes whatever it met, addresses among it. */
export interface Failure {
  readonly code: string;
  /** How the service behind the fault calls it: `MessageRejected`. */
  readonly reason?: string;
  readonly retryable: boolean;
}

/** A name that a service gives its errors, not one of the language's own. */
const isName = (name: string): boolean => /^[A-Za-z][\w.]{2,59}$/.test(name) && name !== "Error";

export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Fault)) return { code: "internal", retryable: true };
  const { code, retryable, cause } = error;
  const name = cause instanceof Error ? cause.name : "";
  return { code, retryable, ...(isName(name) ? { reason: name } : {}) };
};
