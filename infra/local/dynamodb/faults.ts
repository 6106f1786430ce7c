import { protocolError, serviceError } from "./errors.ts";
import { canceled } from "./transactions.ts";

export type CancellationCode = "TransactionConflict" | "ConditionalCheckFailed" | "None" | "ThrottlingError";

/** A fault put in a request's way: `before` the write took hold, or `after` it, so that only the answer is lost. */
export interface InjectedFault {
  when: "before" | "after";
  error:
    | "TransactionConflictException"
    | "TransactionInProgressException"
    | { TransactionCanceledException: CancellationCode[] }
    | "ProvisionedThroughputExceededException"
    | "InternalServerError"
    | "connection reset";
}

/** Asked once for each request, by operation and tables named in it; undefined lets it pass. */
export type Inject = (operation: string, tables: string[]) => InjectedFault | undefined;

/** Thrown where the connection shall be reset instead of answered. */
export class ConnectionReset extends Error {}

const MESSAGES = {
  TransactionConflictException: "Transaction is ongoing for the item",
  TransactionInProgressException: "The transaction with the given request token is already in progress",
  ProvisionedThroughputExceededException: "The level of configured provisioned throughput for the table was exceeded",
};

/** What AWS would answer with, as the error to throw. */
export const errorOf = ({ error }: InjectedFault): Error => {
  if (error === "connection reset") return new ConnectionReset(error);
  if (error === "InternalServerError") return protocolError("InternalServerError", "Internal server error", 500);
  if (typeof error === "string") return serviceError(error, MESSAGES[error]);
  return canceled(error.TransactionCanceledException.map((Code) => ({ Code })));
};
