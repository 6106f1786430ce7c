import { Fault } from "../domain/fault.ts";

type Method = (...args: never[]) => unknown;

/** What an SDK calls a request that is wrong in itself: a repeat would be as wrong. */
const OUR_MISTAKES = ["ValidationException", "AccessDeniedException", "AccessDenied", "InvalidParameterValueException"];

/** The port, with whatever its SDK throws as a Fault of this code: worth repeating, unless the request itself is wrong. */
export const faulting = <Port extends { readonly [method in keyof Port]: Method }>(code: string, port: Port): Port => {
  const methods = Object.entries<Method>(port).map(([name, method]) => [
    name,
    (...args: never[]) => {
      const answer = method(...args);
      return answer instanceof Promise ? answer.catch((error: unknown) => thrown(code, name, error)) : answer;
    },
  ]);
  return Object.fromEntries(methods) as Port;
};

const thrown = (code: string, method: string, error: unknown): never => {
  if (error instanceof Fault) throw error;
  const { name, message } = error as Error;
  throw new Fault(code, `${method}: ${name}: ${message}`, { cause: error, retryable: !OUR_MISTAKES.includes(name) });
};
