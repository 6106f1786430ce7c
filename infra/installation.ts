import { type App, type StackProps, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { Stage } from "./settings.ts";
import { dataStack } from "./stacks/data.ts";
import { serviceStack } from "./stacks/service.ts";
import { watchStack } from "./stacks/watch.ts";

/** The stacks of one stage. What outlives the others stands in `data`: a stack that is deleted leaves its tables, buckets and keys. */
export const installation = (app: App, stage: Stage): void => {
  app.node.setContext("@aws-cdk/core:validateAgainstDefaultRules", true);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const props = (name: string): StackProps => ({
    stackName: `depositary-${stage.name}-${name}`,
    env: { region: stage.region },
    terminationProtection: stage.objectLock.mode === "COMPLIANCE",
    tags: { project: "depositary", stage: stage.name },
  });
  const data = dataStack(app, stage, props("data"));
  const service = serviceStack(app, stage, props("service"));
  const watch = watchStack(app, stage, props("watch"));
  service.addStackDependency(data, "its parameters name the tables, buckets and keys");
  watch.addStackDependency(service, "its alarms name the functions and queues");
};
