import { templateFault } from "../templates/fault.ts";
import type { Resource } from "../templates/resources.ts";
import { type ViewerRequest, viewerRequestOf } from "./edge-function.ts";
import { headersOf } from "./headers-policy.ts";

/** What the requests of one path pattern meet. */
export interface Behaviour {
  /** CloudFront's: `*` stands for any characters, `?` for one. */
  pattern: string;
  /** Any other is refused. */
  methods: string[];
  /** The HTTP API, or the objects of a bucket under a prefix that ends in no slash. */
  origin: "api" | { bucket: string; prefix: string };
  /** Headers that the distribution sends to the origin, in place of the caller's. */
  added: Record<string, string>;
  /** Headers that it puts on the answer, in place of the origin's. */
  headers: Record<string, string>;
  viewerRequest?: ViewerRequest;
}

/** The behaviours of a distribution, the default one last: the first pattern that matches wins. */
export type Distribution = Behaviour[];

/** What the one AWS::CloudFront::Distribution of the templates says. Faults: `template-not-understood` where one names what is not there. */
export const distributionOf = (resources: Resource[]): Distribution => {
  const [found, ...others] = resources.filter(({ type }) => type === "AWS::CloudFront::Distribution");
  if (!found || others.length > 0) throw templateFault(`The templates hold ${found ? "several" : "no"} distributions.`);
  const { Origins, CacheBehaviors, DefaultCacheBehavior } = Object(found.properties.DistributionConfig);
  const origins = objects(Origins).map((origin): [unknown, ReturnType<typeof originOf>] => [
    origin.Id,
    originOf(origin, resources),
  ]);
  return [...objects(CacheBehaviors), { PathPattern: "*", ...DefaultCacheBehavior }].map((row): Behaviour => {
    const { PathPattern, TargetOriginId, AllowedMethods } = row;
    const origin = new Map(origins).get(TargetOriginId);
    if (!origin) throw templateFault(`The behaviour ${PathPattern} names the origin ${TargetOriginId}, which is not there.`);
    if (origin.origin === "api") refuseOtherThanPassing(row);
    const methods = Array.isArray(AllowedMethods) ? AllowedMethods.map(String) : ["GET", "HEAD"];
    const headers = answerHeaders(row, resources);
    return { pattern: String(PathPattern), methods, ...origin, headers, ...functionsOf(row, resources) };
  });
};

/** "Use managed cache policies" and "Use managed origin request policies", CloudFront developer guide. */
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const ALL_VIEWER_EXCEPT_HOST_HEADER = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

/** Here the API gets every header and query and is asked each time: a behaviour that does not say so would only fail in the cloud. */
const refuseOtherThanPassing = ({ PathPattern, CachePolicyId, OriginRequestPolicyId }: Record<string, unknown>): void => {
  if (CachePolicyId === CACHING_DISABLED && OriginRequestPolicyId === ALL_VIEWER_EXCEPT_HOST_HEADER) return;
  throw templateFault(`The behaviour ${PathPattern} must pass all but the host to the API, and cache nothing.`);
};

const answerHeaders = ({ ResponseHeadersPolicyId: id }: Record<string, unknown>, resources: Resource[]) => {
  if (id === undefined) return {};
  const policy = resources.find(({ type, ref }) => type === "AWS::CloudFront::ResponseHeadersPolicy" && ref === id);
  if (!policy) throw templateFault(`There is no response headers policy ${id}.`);
  return headersOf(policy);
};

const functionsOf = (row: Record<string, unknown>, resources: Resource[]): Pick<Behaviour, "viewerRequest"> => {
  const [association, ...others] = objects(row.FunctionAssociations);
  if (!association) return {};
  const { EventType, FunctionARN } = association;
  if (EventType !== "viewer-request" || others.length > 0)
    throw templateFault(`The behaviour ${row.PathPattern}: the local front runs one function, at viewer-request.`);
  const found = resources.find(({ type, ref }) => type === "AWS::CloudFront::Function" && ref === FunctionARN);
  if (!found) throw templateFault(`There is no function ${FunctionARN}.`);
  return { viewerRequest: viewerRequestOf(String(found.properties.FunctionCode)) };
};

const originOf = (
  { DomainName, OriginPath = "", OriginCustomHeaders }: Record<string, unknown>,
  resources: Resource[],
): Pick<Behaviour, "origin" | "added"> => {
  const host = String(DomainName);
  const added = Object.fromEntries(
    objects(OriginCustomHeaders).map(({ HeaderName, HeaderValue }) => [String(HeaderName).toLowerCase(), String(HeaderValue)]),
  );
  const bucket = resources.find(({ type, ref }) => type === "AWS::S3::Bucket" && host.startsWith(`${ref}.s3.`));
  if (bucket) return { origin: { bucket: bucket.ref, prefix: String(OriginPath) }, added };
  const api = resources.find(({ type, ref }) => type === "AWS::ApiGatewayV2::Api" && host.startsWith(`${ref}.execute-api.`));
  if (!api) throw templateFault(`The origin ${host} is neither a bucket nor the HTTP API of the templates.`);
  return { origin: "api", added };
};

const objects = (list: unknown): Record<string, unknown>[] => (Array.isArray(list) ? list : []);

/** Whether a path falls under CloudFront's path pattern. */
export const matchesPattern = (pattern: string, path: string): boolean => {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(path);
};
