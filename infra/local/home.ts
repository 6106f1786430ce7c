import { createServer } from "node:http";
import { close, listen } from "./http.ts";
import type { Resource } from "./templates/resources.ts";

/** What names the public host as an origin of pages: where the sign-in leads back to, and whom a bucket answers. */
const NAMING = ["AWS::Cognito::UserPoolClient", "AWS::S3::Bucket"];

/** The resources as they are on this machine: pages come from its own origin in place of the public host's. */
export const atHome = (resources: Resource[], origin: string): Resource[] => {
  const client = resources.find(({ type }) => type === "AWS::Cognito::UserPoolClient");
  const callbacks = client?.properties.CallbackURLs;
  if (!Array.isArray(callbacks) || callbacks.length === 0) return resources;
  const { origin: named } = new URL(String(callbacks[0]));
  return resources.map((resource) =>
    NAMING.includes(resource.type) ? { ...resource, properties: renamed(resource.properties, named, origin) } : resource,
  );
};

const renamed = (properties: Resource["properties"], from: string, to: string): Resource["properties"] =>
  JSON.parse(JSON.stringify(properties).replaceAll(from, to));

/** A port that nobody listens on. */
export const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listen(server);
  await close(server);
  return port;
};
