import { randomBytes } from "node:crypto";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SSMClient } from "@aws-sdk/client-ssm";
import { kmsKey } from "../adapters/kms/trust.ts";
import { s3Files } from "../adapters/s3/files.ts";
import { ssmTrustNames } from "../adapters/ssm/trust-names.ts";
import { sharedParameter } from "../api/environment.ts";
import { initCa as initCaUseCase } from "../usecases/init-ca.ts";
import type { TrustNames } from "../usecases/signing-ports.ts";
import { type ClientSettings, stageParameter } from "./stage-parameters.ts";

export interface InitCaSettings {
  readonly stage: string;
  /** Stands in the certificates as their organization. */
  readonly installation: string;
  readonly client: (service: "kms" | "s3" | "ssm") => ClientSettings;
}

/** `depositary ca init` of a stage, over the real services: the stage's own parameters say where its bucket and keys are. */
export const initCa = async ({ stage, installation, client }: InitCaSettings): Promise<TrustNames> => {
  const ssm = new SSMClient(client("ssm"));
  const kms = new KMSClient(client("kms"));
  const [records, caId, certificationId] = await Promise.all([
    stageParameter(ssm, stage, "bucket", "records"),
    stageParameter(ssm, stage, "key", "ca"),
    stageParameter(ssm, stage, "key", "certification"),
  ]);
  const [ca, certification] = await Promise.all([kmsKey(kms, caId), kmsKey(kms, certificationId)]);
  return initCaUseCase(
    {
      keys: { ca, certification },
      files: s3Files(new S3Client({ ...client("s3"), requestChecksumCalculation: "WHEN_REQUIRED" }), { records }),
      names: ssmTrustNames(ssm, sharedParameter(stage, "trust")),
      random: (bytes) => randomBytes(bytes),
      now: () => new Date(),
    },
    installation,
  );
};
