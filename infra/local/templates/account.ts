/** The account and region that every ARN of the local cloud names: no AWS account has this number. */
export const account = "000000000000";
export const region = "eu-central-1";

/** An ARN of this account and region, such as `arn:aws:sqs:eu-central-1:000000000000:affix`. */
export const arn = (service: string, resource: string): string => `arn:aws:${service}:${region}:${account}:${resource}`;

/** The last segment of an ARN, or the name itself. */
export const nameOf = (nameOrArn: string): string => nameOrArn.split(/[:/]/).at(-1) ?? nameOrArn;
