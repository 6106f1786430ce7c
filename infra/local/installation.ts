import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { initCa } from "../../shared/runtime/init-ca.ts";
import { type BootOptions, boot, type LocalCloud } from "./boot.ts";
import { officersOf, readPeople } from "./demo/story.ts";
import { account, region } from "./templates/account.ts";

export interface Installation extends LocalCloud {
  /** The root certificate, DER. */
  readonly root: Uint8Array;
}

type InstallOptions = Omit<BootOptions, "users" | "assembly">;

/** The local cloud as an operator leaves it: booted, its certificates made at the first boot, the sample officers able to sign in. */
export const install = async (options: InstallOptions): Promise<Installation> => {
  const cloud = await deploy(options);
  try {
    return { ...cloud, root: await makeTrust(cloud) };
  } catch (error) {
    await cloud.stop();
    throw error;
  }
};

/** The local cloud as it is deployed: without certificates nothing can be signed yet. */
export const deploy = (options: InstallOptions): Promise<LocalCloud> => {
  const users = officersOf(readPeople()).map(({ id, name, groups }) => ({ id, name: name.en ?? id, groups }));
  return boot({ ...options, assembly: "cdk.out", users });
};

const SERVICES = { kms: "AWS_ENDPOINT_URL_KMS", s3: "AWS_ENDPOINT_URL_S3", ssm: "AWS_ENDPOINT_URL_SSM" } as const;

/** `depositary ca init`, as the operator runs it, and the root that it made. */
export const makeTrust = async ({ credentials, endpoints, resources }: LocalCloud): Promise<Uint8Array> => {
  const operator = credentials.of(`arn:aws:iam::${account}:role/operator`);
  const client = (service: keyof typeof SERVICES) => ({
    region,
    credentials: operator,
    endpoint: endpoints[SERVICES[service]] ?? "",
  });
  const names = await initCa({ stage: "local", installation: "Demonstration installation", client });
  const records = resources.find(({ type, logicalId }) => type === "AWS::S3::Bucket" && logicalId.startsWith("bucketrecords"));
  const s3 = new S3Client({
    ...client("s3"),
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: records?.ref, Key: `trust/${names.root}` }));
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
};
