import { createHash } from "node:crypto";
import { canonical } from "./canonical.ts";
import { serviceError } from "./errors.ts";
import type { Engine } from "./rows.ts";
import type { Input } from "./types.ts";

const LIFE_MS = 10 * 60 * 1000;

/**
 * Tells whether the request's ClientRequestToken was used in the last ten minutes, else remembers it. It stands in the transaction
 * that it names, so a cancelled one leaves no token. Throws IdempotentParameterMismatchException where the parameters differ.
 */
export const rememberToken = ({ store, now }: Engine, input: Input): boolean => {
  const token = input.ClientRequestToken;
  if (typeof token !== "string") return false;
  store.sql("DELETE FROM token WHERE at <= ?").run(now() - LIFE_MS);
  const digest = createHash("sha256").update(canonical(input.TransactItems)).digest("hex");
  const known = store.sql("SELECT digest FROM token WHERE token = ?").get(token);
  if (!known) store.sql("INSERT INTO token(token, digest, at) VALUES(?, ?, ?)").run(token, digest, now());
  else if (known.digest !== digest) {
    throw serviceError("IdempotentParameterMismatchException", "Request parameters do not match those of the token's first use");
  }
  return known !== undefined;
};
