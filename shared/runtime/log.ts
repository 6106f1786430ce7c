import { Logger } from "@aws-lambda-powertools/logger";

/** What a service may quote in its errors, and what opens something: addresses of mail, the signature of a presigned URL, links and sessions. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\p{N}.!#$%&'*+=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu, "[mail]"],
  [/\b(X-Amz-(?:Signature|Credential|Security-Token)=)[^&\s"'<>]+/gi, "$1[secret]"],
  [/\b[0-9a-z]{16}\.[a-z]{2}\d{1,2}\.\d{1,6}\.[\w.-]{40,}/g, "[token]"],
];

/** Members of an SDK's error that hold the request's data: the row that failed a condition, the raw answer. */
const DATA = ["Item", "$response"];

const redacted = (key: string, value: unknown): unknown => {
  if (DATA.includes(key)) return undefined;
  return typeof value === "string" ? SECRETS.reduce((text, [secret, shown]) => text.replace(secret, shown), value) : value;
};

/** JSON lines with agreement, use case and command; never personal data, links or codes, whatever an error quotes. */
export const log = new Logger({
  serviceName: process.env.AWS_LAMBDA_FUNCTION_NAME ?? "depositary",
  jsonReplacerFn: redacted,
});
