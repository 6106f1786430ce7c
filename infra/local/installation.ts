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

type DeployOptions = Omit<BootOptions, "users" | "assembly">;

export interface InstallOptions extends DeployOptions {
  /** The folder of the built pages; without it the public host has none. */
  pages?: string;
}

/**
 * The local cloud as an operator leaves it: booted, its certificates made at the first boot, its pages deployed, the sample officers able
 * to sign in.
 */
export const install = async ({ pages, ...options }: InstallOptions): Promise<Installation> => {
  const cloud = await deploy(options);
  try {
    const root = await makeTrust(cloud);
    if (pages !== undefined) await deployPages({ stage: "local", directory: pages, client: clientAs(cloud) });
    return { ...cloud, root };
  } catch (error) {
    await cloud.stop();
    throw error;
  }
};

/** The local cloud as it is deployed: without certificates nothing can be signed yet. */
export const deploy = (options: DeployOptions): Promise<LocalCloud> => {
  const users = officersOf(readPeople()).map(({ id, name, groups }) => ({ id, name: name.en ?? id, groups }));
  return boot({ ...options, assembly: "cdk.out", users });
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
