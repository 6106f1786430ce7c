/**
 * The unexpected: thrown, logged with its code, and tried again by whoever holds the work when `retryable`.
 * An expected "no" is never a Fault but a returned Refusal (refusals.ts).
 */
export class Fault extends Error {
  readonly code: string;
  readonly retryable: boolean;

  constructor(code: string, message: string, options: { cause?: unknown; retryable?: boolean } = {}) {
    super(message, { cause: options.cause });
    this.name = "Fault";
    this.code = code;
    this.retryable = options.retryable ?? true;
  }
}
