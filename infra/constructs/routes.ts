import { RemovalPolicy, Stack } from "aws-cdk-lib";
import { CfnApi, CfnAuthorizer, CfnIntegration, CfnRoute, CfnStage } from "aws-cdk-lib/aws-apigatewayv2";
import { CfnPermission, type IFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { RENDERED, RENDERED_METHODS } from "../../shared/api/pages.ts";
import { ROUTES, type Route } from "../../shared/api/routes.ts";
import { SURFACES, type Surface } from "../../shared/api/surfaces.ts";
import type { Stage } from "../settings.ts";
import { acknowledge } from "./acknowledge.ts";

/** Shared by all callers; limits for one slot or one address are the functions' own. */
const THROTTLE = { throttlingRateLimit: 100, throttlingBurstLimit: 200 };

/** Nobody's address, browser or link: what was asked, how it ended, and the id that the function's log bears too. */
const ACCESS_LOG = JSON.stringify({
  requestId: "$context.requestId",
  route: "$context.routeKey",
  status: "$context.status",
  latency: "$context.responseLatency",
  integrationError: "$context.integrationErrorMessage",
  authorizerError: "$context.authorizer.error",
});

/** Whose tokens an officer shows. */
export interface Issuer {
  readonly url: string;
  readonly audience: string;
}

const authorizer = (scope: Construct, apiId: string, { url, audience }: Issuer): CfnAuthorizer =>
  new CfnAuthorizer(scope, "authorizer", {
    apiId,
    name: "officers",
    authorizerType: "JWT",
    identitySource: ["$request.header.Authorization"],
    jwtConfiguration: { issuer: url, audience: [audience] },
  });

const integration = (scope: Construct, { ref }: CfnApi, to: { surface: Surface; function: IFunction }): string => {
  const made = new CfnIntegration(scope, `integration-${to.surface}`, {
    apiId: ref,
    integrationType: "AWS_PROXY",
    integrationUri: to.function.functionArn,
    payloadFormatVersion: "2.0",
  });
  new CfnPermission(scope, `permission-${to.surface}`, {
    action: "lambda:InvokeFunction",
    functionName: to.function.functionName,
    principal: "apigateway.amazonaws.com",
    sourceArn: Stack.of(scope).formatArn({ service: "execute-api", resource: ref, resourceName: "*/*" }),
  });
  return `integrations/${made.ref}`;
};

/** Of a route of the API, or of a page, which anyone may read. */
type Row = Pick<Route, "name" | "path" | "proof"> & { readonly method: string };

const route = (scope: Construct, row: Row, ends: { apiId: string; target: string; authorizerId: string }): void => {
  const { apiId, target, authorizerId } = ends;
  const authorization = row.proof === "officer" ? { authorizationType: "JWT", authorizerId } : { authorizationType: "NONE" };
  const made = new CfnRoute(scope, `route-${row.name}`, {
    apiId,
    target,
    routeKey: `${row.method} ${row.path}`,
    operationName: row.name,
    ...authorization,
  });
  if (row.proof === "officer") return;
  const reason = row.proof === "none" ? "The registry is public" : `The function verifies the caller's ${row.proof} itself`;
  acknowledge(made, { "AwsSolutions-APIG4": reason });
};

const defaultStage = (scope: Construct, stage: Stage, apiId: string): void => {
  const log = new LogGroup(scope, "log-api", {
    logGroupName: `/aws/vendedlogs/depositary-${stage.name}-api`,
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  new CfnStage(scope, "stage", {
    apiId,
    stageName: "$default",
    autoDeploy: true,
    accessLogSettings: { destinationArn: log.logGroupArn, format: ACCESS_LOG },
    defaultRouteSettings: THROTTLE,
  });
};

/** The HTTP API: one integration for each surface's function, a route for each row of ROUTES and each method of a page. */
export const httpApi = (
  scope: Construct,
  stage: Stage,
  ends: { functionOf: (name: Surface) => IFunction; issuer: Issuer },
): CfnApi => {
  const api = new CfnApi(scope, "api", { name: `depositary-${stage.name}`, protocolType: "HTTP" });
  const authorizerId = authorizer(scope, api.ref, ends.issuer).ref;
  const targets = new Map(
    SURFACES.map((surface) => [surface, integration(scope, api, { surface, function: ends.functionOf(surface) })]),
  );
  for (const row of ROUTES) {
    route(scope, row, { apiId: api.ref, target: targets.get(row.surface) ?? "", authorizerId });
  }
  for (const { name, path } of RENDERED) {
    for (const method of RENDERED_METHODS) {
      const row = { name: `${name}-${method.toLowerCase()}`, method, path, proof: "none" } as const;
      route(scope, row, { apiId: api.ref, target: targets.get("registry") ?? "", authorizerId });
    }
  }
  defaultStage(scope, stage, api.ref);
  return api;
};
