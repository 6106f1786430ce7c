import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { deployPages } from "../../shared/runtime/deploy-pages.ts";
import { initCa } from "../../shared/runtime/init-ca.ts";
import { type BootOptions, boot, type LocalCloud } from "./boot.ts";
import { officersOf, readPeople } from "./demo/story.ts";
import { account, region } from "./templates/account.ts";

export interface Installation extends LocalCloud {
  /** The root certificate, DER. */
  readonly root: Uint8Array;
}

export interface InstallOptions extends Omit<BootOptions, "users" | "assembly"> {
  /** Who may sign in besides the sample officers. */
  users?: BootOptions["users"];
  /** The folder of the built pages; without it the public host has none. */
  pages?: string;
}

/**
 * The local cloud as an operator leaves it: booted, its certificates made at the first boot, its pages deployed, the sample officers able
 * to sign in.
 */
export const install = async (options: InstallOptions): Promise<Installation> => {
  const cloud = await deploy(options);
  return orStop(cloud, async () => ({ ...cloud, root: await makeTrust(cloud) }));
};

/** The local cloud as it is deployed, with its pages: without certificates nothing can be signed yet. */
export const deploy = async ({ pages, users = [], ...options }: InstallOptions): Promise<LocalCloud> => {
  const officers = officersOf(readPeople()).map(({ id, name, groups }) => ({ id, name: name.en ?? id, groups }));
  const cloud = await boot({ ...options, assembly: "cdk.out", users: [...officers, ...users] });
  return orStop(cloud, async () => {
    if (pages !== undefined) await deployPages({ stage: "local", directory: pages, client: clientAs(cloud) });
    return cloud;
  });
};

const orStop = async <T>(cloud: LocalCloud, next: () => Promise<T>): Promise<T> => {
  try {
    return await next();
  } catch (error) {
    await cloud.stop();
    throw error;
  }
};

const SERVICES = { kms: "AWS_ENDPOINT_URL_KMS", s3: "AWS_ENDPOINT_URL_S3", ssm: "AWS_ENDPOINT_URL_SSM" } as const;

/** How the operator's tools reach this cloud. */
const clientAs = ({ credentials, endpoints }: LocalCloud) => {
  const operator = credentials.of(`arn:aws:iam::${account}:role/operator`);
  return (service: keyof typeof SERVICES) => ({ region, credentials: operator, endpoint: endpoints[SERVICES[service]] ?? "" });
};

/** `depositary ca init`, as the operator runs it, and the root that it made. */
export const makeTrust = async (cloud: LocalCloud): Promise<Uint8Array> => {
  const { resources } = cloud;
  const client = clientAs(cloud);
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
