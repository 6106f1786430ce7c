import type { APIGatewayProxyEventV2WithJWTAuthorizer } from "aws-lambda";

/** What HTTP API hands over (payload format 2.0); only officers' routes carry claims. */
export type HttpEvent = Omit<APIGatewayProxyEventV2WithJWTAuthorizer, "requestContext"> & {
  readonly requestContext: Omit<APIGatewayProxyEventV2WithJWTAuthorizer["requestContext"], "authorizer"> & {
    readonly authorizer?: { readonly jwt?: { readonly claims: { readonly [claim: string]: unknown } } };
  };
};

export interface HttpResult {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}
