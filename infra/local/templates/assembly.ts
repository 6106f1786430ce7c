import { readFileSync } from "node:fs";
import { join } from "node:path";
import { templateFault } from "./fault.ts";

/** A resource as the template writes it, intrinsics and all. */
export interface TemplateResource {
  Type: string;
  Properties?: Record<string, unknown>;
  Condition?: string;
}

export interface Template {
  Parameters?: Record<string, { Type: string; Default?: string }>;
  Conditions?: Record<string, unknown>;
  Resources?: Record<string, TemplateResource>;
}

/** One stack of a cloud assembly. `assets` maps an object key of the asset bucket to the file or folder that `cdk synth` left. */
export interface Stack {
  name: string;
  template: Template;
  assets: Map<string, string>;
}

interface Artifact {
  type: string;
  dependencies?: string[];
  properties?: { templateFile?: string; stackName?: string; file?: string; directoryName?: string };
}

interface AssetManifest {
  files?: Record<string, { source: { path?: string }; destinations: Record<string, { objectKey: string }> }>;
}

/**
 * All stacks of a cloud assembly (cdk.out), those of nested assemblies too, each after the stacks it depends on.
 * Faults: `template-not-understood` where the folder holds no assembly.
 */
export const loadAssembly = (directory: string): Stack[] => {
  const { artifacts = {} } = readJson<{ artifacts?: Record<string, Artifact> }>(join(directory, "manifest.json"));
  return inDependencyOrder(artifacts).flatMap((id) => stacksOf(directory, id, artifacts));
};

const stacksOf = (directory: string, id: string, artifacts: Record<string, Artifact>): Stack[] => {
  const { type, properties = {}, dependencies = [] } = artifacts[id] ?? { type: "" };
  if (type === "cdk:cloud-assembly" && properties.directoryName) return loadAssembly(join(directory, properties.directoryName));
  if (type !== "aws:cloudformation:stack" || !properties.templateFile) return [];
  const manifests = dependencies.map((name) => artifacts[name]).filter((artifact) => artifact?.type === "cdk:asset-manifest");
  return [
    {
      name: properties.stackName ?? id,
      template: readJson<Template>(join(directory, properties.templateFile)),
      assets: new Map(manifests.flatMap((manifest) => assetsOf(directory, manifest?.properties?.file ?? ""))),
    },
  ];
};

const assetsOf = (directory: string, file: string): [string, string][] =>
  Object.values(readJson<AssetManifest>(join(directory, file)).files ?? {}).flatMap(({ source, destinations }) =>
    Object.values(destinations).map(({ objectKey }): [string, string] => [objectKey, join(directory, source.path ?? "")]),
  );

const inDependencyOrder = (artifacts: Record<string, Artifact>): string[] => {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const dependency of artifacts[id]?.dependencies ?? []) visit(dependency);
    order.push(id);
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return order;
};

const readJson = <T>(file: string): T => {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch (cause) {
    throw templateFault(`${file} cannot be read (${cause instanceof Error ? cause.message : cause}): run npm run synth first.`);
  }
};
