import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { crc32 } from "node:zlib";
import { protocolError, type ServiceError } from "./errors.ts";
import type { Input, Output } from "./types.ts";

// The awsJson1_0 protocol (Smithy): POST /, the operation in X-Amz-Target, errors by `__type`.

export const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

/** The body as text; undefined where it is longer than the 16 MB that AWS takes. */
export const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MAX_REQUEST_BYTES) chunks.push(chunk);
  }
  return length > MAX_REQUEST_BYTES ? undefined : Buffer.concat(chunks).toString();
};

/** The access key id of a SigV4 header. The signature is not checked: this server holds no secrets. */
export const accessKeyIdOf = ({ headers }: IncomingMessage): string => {
  const header = headers.authorization;
  if (!header?.startsWith("AWS4-HMAC-SHA256")) {
    throw protocolError("MissingAuthenticationTokenException", "Request is missing Authentication Token");
  }
  const missing = ["Credential", "Signature", "SignedHeaders"].filter((name) => !header.includes(`${name}=`));
  if (missing.length || !(headers["x-amz-date"] ?? headers.date)) {
    const what = missing.map((name) => `'${name}' parameter`).join(", ") || "'X-Amz-Date' or 'Date' header";
    throw protocolError("IncompleteSignatureException", `Authorization header requires ${what}.`);
  }
  return /Credential=([^/,\s]+)/.exec(header)?.[1] ?? "";
};

export const parseBody = (text: string): Input => {
  try {
    const body: unknown = JSON.parse(text);
    if (body && typeof body === "object" && !Array.isArray(body)) return body as Input;
  } catch {
    // Broken JSON is answered as any other body that is no object.
  }
  throw protocolError("SerializationException", "The body is no JSON object");
};

export const answer = (response: ServerResponse, status: number, output: Output): void => {
  const body = JSON.stringify(output);
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.0",
    "content-length": Buffer.byteLength(body),
    "x-amz-crc32": crc32(body),
    "x-amzn-requestid": randomUUID(),
  });
  response.end(body);
};

export const answerError = (response: ServerResponse, { statusCode, body }: ServiceError): void =>
  answer(response, statusCode, body);
