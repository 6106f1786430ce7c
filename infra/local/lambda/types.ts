/** A function as its AWS::Lambda::Function says, resolved. */
export interface FunctionDefinition {
  name: string;
  arn: string;
  logicalId: string;
  /** `file.export` */
  handler: string;
  /** The folder that `cdk synth` left, with the bundle in it. */
  codeDirectory: string;
  environment: Record<string, string>;
  timeoutMs: number;
  memoryMb: number;
  roleArn: string;
  logGroup: string;
  /** LoggingConfig's: `Text` or `JSON`, and the level that a logger takes from it. */
  logFormat: string;
  logLevel?: string;
  /** The most processes at once, where the template reserves them. */
  reservedConcurrency?: number;
}

/** What an invocation gave: the handler's result as JSON, or with `functionError` Lambda's `{errorType, errorMessage}`. */
export interface Outcome {
  payload: string;
  functionError?: "Unhandled";
}

/** One line that a function wrote. */
export interface LogLine {
  functionName: string;
  line: string;
}

/** Lambda's limit on a synchronous request or response, in bytes. */
export const MAX_PAYLOAD = 6_291_556;

/** The Outcome of an invocation that the function itself did not end. */
export const failure = (errorType: string, errorMessage: string): Outcome => ({
  payload: JSON.stringify({ errorType, errorMessage }),
  functionError: "Unhandled",
});
