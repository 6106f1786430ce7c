import { SSMClient } from "@aws-sdk/client-ssm";
import { kmsTrust } from "../adapters/kms/trust.ts";
import { named, perhaps } from "./config.ts";
import { files, kms } from "./ports.ts";

/** The installation's trust material; this function signs with the keys it was given, if any. */
export const trust = () => {
  const ca = perhaps("key", "ca");
  const certification = perhaps("key", "certification");
  const keys = { ...(ca ? { ca } : {}), ...(certification ? { certification } : {}) };
  return kmsTrust({ kms: kms(), ssm: new SSMClient({}), files: files() }, { parameter: named("parameter", "trust"), keys });
};
