import { CfnFunction } from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";
import { CONFIG_PATH, FILE_HEADERS, pageOf, VIEWER_ADDRESS } from "../../shared/api/pages.ts";
import type { Stage } from "../settings.ts";
import { MISSING_PAGE, MISSING_POLICY } from "./missing-page.ts";

const MISSING_HEADERS = Object.fromEntries(
  Object.entries({
    ...FILE_HEADERS,
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": MISSING_POLICY,
  }).map(([name, value]) => [name, { value }]),
);

/** The document behind a page's path. What is neither page nor settings is answered here: the bucket is not asked. */
const PAGES = `const pageOf = ${pageOf.toString()};
function handler(event) {
  const request = event.request;
  const page = pageOf(request.uri);
  if (page) request.uri = page;
  if (page || request.uri === "${CONFIG_PATH}") return request;
  return {
    statusCode: 404,
    statusDescription: "Not Found",
    headers: ${JSON.stringify(MISSING_HEADERS)},
    body: { encoding: "text", data: ${JSON.stringify(MISSING_PAGE)} },
  };
}
`;

/** The caller's address, in place of whatever the caller sent under this name. */
const VIEWER = `function handler(event) {
  const request = event.request;
  request.headers["${VIEWER_ADDRESS}"] = { value: event.viewer.ip };
  return request;
}
`;

const SOURCES = { pages: PAGES, viewer: VIEWER };

/** A function that the distribution runs on a viewer's request, before its cache. */
export const edgeFunction = (scope: Construct, stage: Stage, name: keyof typeof SOURCES): CfnFunction =>
  new CfnFunction(scope, `function-${name}`, {
    name: `depositary-${stage.name}-${name}`,
    functionCode: SOURCES[name],
    functionConfig: { comment: `What the public host does first with a request: ${name}`, runtime: "cloudfront-js-2.0" },
    autoPublish: true,
  });
