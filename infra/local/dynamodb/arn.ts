/** Where the local cloud's tables stand; the account is the one no customer has. */
export const REGION = "eu-central-1";
export const ACCOUNT = "000000000000";

export const tableArn = (table: string): string => `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${table}`;
export const indexArn = (table: string, index: string): string => `${tableArn(table)}/index/${index}`;
export const streamArn = (table: string, label: string): string => `${tableArn(table)}/stream/${label}`;
