/** An error that DynamoDB answers with: the HTTP status and the JSON body. dynalite throws the same shape. */
export interface ServiceError extends Error {
  statusCode: number;
  body: { __type: string; message?: string; [member: string]: unknown };
}

const withBody = (statusCode: number, __type: string, message: string, extra: object = {}): ServiceError =>
  Object.assign(new Error(message), { statusCode, body: { __type, message, ...extra } });

/** One of DynamoDB's own errors, e.g. `ResourceNotFoundException`; `extra` holds further members of its body. */
export const serviceError = (name: string, message: string, extra?: object): ServiceError =>
  withBody(400, `com.amazonaws.dynamodb.v20120810#${name}`, message, extra);

export const validationError = (message: string): ServiceError =>
  withBody(400, "com.amazon.coral.validate#ValidationException", message);

/** Errors of the protocol that AWS's services share: unknown operation, missing signature, broken JSON. */
export const protocolError = (name: string, message: string, statusCode = 400): ServiceError =>
  withBody(statusCode, `com.amazon.coral.service#${name}`, message);

export const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && "statusCode" in error && "body" in error;

/** The name a client sees: what follows the `#`. */
export const nameOf = (error: ServiceError): string => error.body.__type.split("#")[1] ?? error.body.__type;
