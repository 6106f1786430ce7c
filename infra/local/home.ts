import { randomInt } from "node:crypto";
import { createServer } from "node:http";
import { close, listen } from "./http.ts";
import { region } from "./templates/account.ts";
import { templateFault } from "./templates/fault.ts";
import type { Resource } from "./templates/resources.ts";

/** Where this machine has what the templates name by its place in the cloud: origins, without a path. */
export interface Home {
  pages: string;
  signIn: string;
  s3: string;
}

/** What tells a browser where to go: back from the sign-in, to a bucket, from a bucket's answer, and by the pages' settings. */
const NAMING = [
  "AWS::Cognito::UserPoolClient",
  "AWS::S3::Bucket",
  "AWS::SSM::Parameter",
  "AWS::CloudFront::ResponseHeadersPolicy",
];

/** The resources as they are on this machine: a browser finds pages, sign-in and buckets here in place of the cloud. */
export const atHome = (resources: Resource[], home: Home): Resource[] => {
  const names = namesOf(resources, home);
  return resources.map((resource) =>
    NAMING.includes(resource.type) ? { ...resource, properties: renamed(resource.properties, names) } : resource,
  );
};

/** The origin of the stage's public host, which links and letters bear: the sign-in leads back there. */
export const publicOrigin = (resources: Resource[]): string => {
  const clients = resources.filter(({ type }) => type === "AWS::Cognito::UserPoolClient");
  const [address] = clients.flatMap(({ properties: { CallbackURLs } }) => (Array.isArray(CallbackURLs) ? CallbackURLs : []));
  if (address === undefined) throw templateFault("The templates hold no sign-in that leads back to a public host.");
  return new URL(String(address)).origin;
};

/** What is written in the cloud, and what it is here. */
const namesOf = (resources: Resource[], { pages, signIn, s3 }: Home): [string, string][] => {
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  return [
    [publicOrigin(resources), pages],
    ...ofType("AWS::Cognito::UserPool").map(({ ref }): [string, string] => [
      `https://cognito-idp.${region}.amazonaws.com/${ref}`,
      signIn,
    ]),
    ...ofType("AWS::Cognito::UserPoolDomain").map(({ ref }): [string, string] => [
      `https://${ref}.auth.${region}.amazoncognito.com`,
      signIn,
    ]),
    ...ofType("AWS::S3::Bucket").map(({ ref }): [string, string] => [`https://${ref}.s3.${region}.amazonaws.com`, s3]),
  ];
};

const renamed = (properties: Resource["properties"], names: [string, string][]): Resource["properties"] =>
  JSON.parse(names.reduce((text, [there, here]) => text.replaceAll(there, here), JSON.stringify(properties)));

/** Below the ports that a kernel gives to connections: between being found free and being listened on nobody is given one of these. */
const [LOWEST, PORTS] = [12_000, 18_000];

/** Ports that nobody listens on, each another. */
export const freePorts = async (count: number): Promise<number[]> => {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
};

/** A port that nobody listens on. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = LOWEST + randomInt(PORTS);
    const server = createServer();
    const isFree = await listen(server, port).then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    await close(server);
    return port;
  }
};
