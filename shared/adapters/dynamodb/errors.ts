import { DynamoDBServiceException, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { Fault } from "../../domain/fault.ts";

const LOST = ["ConditionalCheckFailedException", "TransactionConflictException", "TransactionInProgressException"];
const LOST_REASONS = ["ConditionalCheckFailed", "TransactionConflict"];

/** Whether another writer was first: nothing took hold, and the state must be read again (design §3). */
export const isLostRace = (error: unknown): boolean => {
  if (error instanceof TransactionCanceledException) {
    return (error.CancellationReasons ?? []).some(({ Code }) => LOST_REASONS.includes(Code ?? ""));
  }
  return error instanceof DynamoDBServiceException && LOST.includes(error.name);
};

export const isConditionFailed = (error: unknown): boolean =>
  error instanceof DynamoDBServiceException && error.name === "ConditionalCheckFailedException";

type Method = (...args: never[]) => unknown;

/** The port, with whatever the SDK throws as a Fault `database-failed`: worth repeating, unless the request itself is wrong. */
export const faulting = <Port extends { readonly [method in keyof Port]: Method }>(port: Port): Port => {
  const methods = Object.entries<Method>(port).map(([name, method]) => [
    name,
    (...args: never[]) => {
      const answer = method(...args);
      return answer instanceof Promise ? answer.catch((error: unknown) => thrown(name, error)) : answer;
    },
  ]);
  return Object.fromEntries(methods) as Port;
};

const thrown = (method: string, error: unknown): never => {
  if (error instanceof Fault) throw error;
  const { name, message } = error as Error;
  throw new Fault("database-failed", `${method}: ${name}: ${message}`, {
    cause: error,
    retryable: name !== "ValidationException",
  });
};
