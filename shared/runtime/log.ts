import { Logger } from "@aws-lambda-powertools/logger";

/** JSON lines with agreement, use case and command; never personal data, links or codes. */
export const log = new Logger({ serviceName: process.env.AWS_LAMBDA_FUNCTION_NAME ?? "depositary" });
