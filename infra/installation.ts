import { type App, type StackProps, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { edgeOf, type Stage } from "./settings.ts";
import { dataStack } from "./stacks/data.ts";
import { edgeStack } from "./stacks/edge.ts";
import { serviceStack } from "./stacks/service.ts";
import { watchStack } from "./stacks/watch.ts";
import { webStack } from "./stacks/web.ts";

/** CloudFront takes its certificate and its web ACL from here, wherever the stage stands. */
const EDGE_REGION = "us-east-1";

/**
 * The stacks of one stage. What outlives the others stands in `data`: a stack that is deleted leaves its tables, buckets and keys. `web` is
 * made once the stage names what `edge` made.
 */
export const installation = (app: App, stage: Stage): void => {
  app.node.setContext("@aws-cdk/core:validateAgainstDefaultRules", true);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const props = (name: string, region = stage.region): StackProps => ({
    stackName: `depositary-${stage.name}-${name}`,
    env: { region },
    terminationProtection: stage.objectLock.mode === "COMPLIANCE",
    tags: { project: "depositary", stage: stage.name },
  });
  edgeStack(app, stage, props("edge", EDGE_REGION));
  const data = dataStack(app, stage, props("data"));
  const service = serviceStack(app, stage, props("service"));
  const watch = watchStack(app, stage, props("watch"));
  service.addStackDependency(data, "its parameters name the tables, buckets and keys");
  watch.addStackDependency(service, "its alarms name the functions and queues");
  const edge = edgeOf(stage);
  if ("missing" in edge) return;
  const web = webStack(app, stage, edge, props("web"));
  web.addStackDependency(service, "its distribution stands before the API");
};
