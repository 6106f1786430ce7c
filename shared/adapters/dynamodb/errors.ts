import { DynamoDBServiceException, TransactionCanceledException } from "@aws-sdk/client-dynamodb";

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
