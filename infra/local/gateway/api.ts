import { nameOf } from "../templates/account.ts";
import { templateFault } from "../templates/fault.ts";
import type { Resource } from "../templates/resources.ts";

/** Who may call a route: a token of this issuer for one of these audiences, with one of `scopes` where the route names any. */
export interface Authorization {
  issuer: string;
  audience: string[];
  scopes: string[];
}

export interface Route {
  /** As the template writes it: `GET /v1/agreements/{id}`, `ANY /v1/{proxy+}`, `$default`. */
  key: string;
  functionName: string;
  timeoutMs: number;
  authorization?: Authorization;
}

export interface Cors {
  origins: string[];
  methods: string[];
  headers: string[];
  exposed: string[];
  credentials: boolean;
  /** seconds */
  maxAge?: number;
}

/** An HTTP API of a template: its one stage is `$default`, its integrations are functions. */
export interface HttpApi {
  id: string;
  routes: Route[];
  cors?: Cors;
}

/** API Gateway's limit on an HTTP API's integration. */
const INTEGRATION_MS = 30_000;

/** All HTTP APIs of the templates. Faults: `template-not-understood` for what an HTTP API here does not do. */
export const apisOf = (resources: Resource[]): HttpApi[] =>
  resources.filter(({ type }) => type === "AWS::ApiGatewayV2::Api").map((api) => apiOf(api, resources));

const apiOf = (api: Resource, resources: Resource[]): HttpApi => {
  const belongs = (type: string) =>
    resources.filter((resource) => resource.type === `AWS::ApiGatewayV2::${type}` && resource.properties.ApiId === api.ref);
  const parts = { integrations: belongs("Integration"), authorizers: belongs("Authorizer"), permitted: permittedIn(resources) };
  const stages = belongs("Stage").filter(({ ref }) => ref !== "$default");
  if (stages.length > 0) throw refusal(api, `serves the stage $default only, not ${stages[0]?.ref}`);
  const cors = corsOf(api.properties.CorsConfiguration);
  return { id: api.ref, routes: belongs("Route").map((route) => routeOf(route, parts)), ...(cors ? { cors } : {}) };
};

interface Parts {
  integrations: Resource[];
  authorizers: Resource[];
  /** The functions that API Gateway may invoke. */
  permitted: string[];
}

const permittedIn = (resources: Resource[]): string[] =>
  resources
    .filter(({ type, properties }) => type === "AWS::Lambda::Permission" && properties.Principal === "apigateway.amazonaws.com")
    .map(({ properties }) => nameOf(String(properties.FunctionName)));

const routeOf = (route: Resource, { integrations, authorizers, permitted }: Parts): Route => {
  const { RouteKey, Target, AuthorizationType = "NONE", AuthorizerId, AuthorizationScopes = [] } = route.properties;
  const integration = integrations.find(({ ref }) => `integrations/${ref}` === Target)?.properties;
  if (integration?.IntegrationType !== "AWS_PROXY" || integration.PayloadFormatVersion !== "2.0") {
    throw refusal(route, "knows Lambda proxy integrations of payload format 2.0 only");
  }
  const key = String(RouteKey);
  const functionName = nameOf(String(integration.IntegrationUri).replace(/\/invocations$/, ""));
  if (!permitted.includes(functionName))
    throw refusal(route, `is not permitted to invoke ${functionName}: AWS::Lambda::Permission is missing`);
  const timeoutMs = Number(integration.TimeoutInMillis ?? INTEGRATION_MS);
  if (AuthorizationType === "NONE") return { key, functionName, timeoutMs };
  const { JwtConfiguration } = authorizers.find(({ ref }) => ref === AuthorizerId)?.properties ?? {};
  const { Issuer, Audience } = Object(JwtConfiguration);
  if (AuthorizationType !== "JWT" || typeof Issuer !== "string" || !Array.isArray(Audience)) {
    throw refusal(route, "knows JWT authorizers only");
  }
  return {
    key,
    functionName,
    timeoutMs,
    authorization: { issuer: Issuer, audience: Audience, scopes: strings(AuthorizationScopes) },
  };
};

const corsOf = (configuration: unknown): Cors | undefined => {
  if (!configuration) return undefined;
  const { AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders, AllowCredentials, MaxAge } = Object(configuration);
  return {
    origins: strings(AllowOrigins),
    methods: strings(AllowMethods),
    headers: strings(AllowHeaders),
    exposed: strings(ExposeHeaders),
    credentials: AllowCredentials === true,
    ...(MaxAge === undefined ? {} : { maxAge: Number(MaxAge) }),
  };
};

const strings = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : []);

const refusal = ({ stack, logicalId }: Resource, does: string) =>
  templateFault(`Stack ${stack}, resource ${logicalId}: the local HTTP API ${does}.`);
