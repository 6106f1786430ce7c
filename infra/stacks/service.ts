import { type App, Stack, type StackProps } from "aws-cdk-lib";
import { CfnEventBus } from "aws-cdk-lib/aws-events";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { ORIGIN_VERIFY } from "../../shared/api/pages.ts";
import { REACTIONS } from "../../shared/api/reactions.ts";
import { type FunctionName, SURFACES } from "../../shared/api/surfaces.ts";
import { acknowledge } from "../constructs/acknowledge.ts";
import { statementsOf, variablesOf, type Wiring } from "../constructs/grants.ts";
import { lambda } from "../constructs/lambda.ts";
import { officers } from "../constructs/officers.ts";
import { eventsPipe } from "../constructs/pipe.ts";
import { consumes, type ReactionQueues, reactionQueues, reactions } from "../constructs/reactions.ts";
import { httpApi } from "../constructs/routes.ts";
import { share } from "../constructs/shared.ts";
import type { Stage } from "../settings.ts";

/** The secret that the distribution sends with every request it passes on, as the functions' environment holds it. */
const originSecret = (scope: Construct, stage: Stage): string => {
  const secret = new CfnSecret(scope, "origin", {
    description: `The header ${ORIGIN_VERIFY}: proves that a request came through the distribution`,
    generateSecretString: { passwordLength: 48, excludePunctuation: true },
  });
  acknowledge(secret, { "AwsSolutions-SMG4": "A new secret must reach distribution and functions together: by a deployment" });
  share(scope, stage, ["origin", "secret", secret.ref]);
  return `{{resolve:secretsmanager:${secret.ref}}}`;
};

const inspect = (scope: Construct, stage: Stage): IFunction =>
  lambda(scope, stage, { name: "inspect", timeout: 20, memory: 1024, rights: [], environment: {} });

interface Extra {
  readonly rights: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Rights and environment come from GRANTS; `extra` is what belongs to the function's kind. */
const granted = (wiring: Wiring, size: { name: FunctionName; timeout: number; memory: number }, extra: Extra): IFunction =>
  lambda(wiring.scope, wiring.stage, {
    ...size,
    rights: [...statementsOf(wiring, size.name), ...extra.rights],
    environment: { ...variablesOf(wiring, size.name), ...extra.environment },
  });

const functions = (wiring: Wiring, queues: ReactionQueues): ReadonlyMap<FunctionName, IFunction> => {
  const environment = { ORIGIN_SECRET: originSecret(wiring.scope, wiring.stage) };
  const surfaces = SURFACES.map(
    (name) => [name, granted(wiring, { name, timeout: 29, memory: 512 }, { rights: [], environment })] as const,
  );
  const reacting = REACTIONS.map(({ name, timeout, memory }) => {
    const queue = queues.get(name);
    return [
      name,
      granted(wiring, { name, timeout, memory }, { rights: queue ? [consumes(queue)] : [], environment: {} }),
    ] as const;
  });
  return new Map<FunctionName, IFunction>([...surfaces, ...reacting]);
};

const find = (made: ReadonlyMap<FunctionName, IFunction>) => (name: FunctionName) => {
  const found = made.get(name);
  if (!found) throw new Error(`no function is named ${name}`);
  return found;
};

/** Everything that runs: functions, API, sign-in, bus, pipe and queues. Of these the officers' accounts and the logs are retained. */
export const serviceStack = (app: App, stage: Stage, props: StackProps): Stack => {
  const stack = new Stack(app, props.stackName ?? "service", props);
  const queues = reactionQueues(stack, stage);
  // The clock queues the steps of agreements; nothing queues the clock.
  const steps = [...queues].filter(([name]) => name !== "clock");
  const wiring: Wiring = {
    scope: stack,
    stage,
    queues: steps.map(([name, queue]) => ({ name, arn: queue.attrArn, url: queue.ref })),
    inspect: inspect(stack, stage).functionArn,
  };
  const functionOf = find(functions(wiring, queues));
  const bus = new CfnEventBus(stack, "bus", { name: `depositary-${stage.name}` });
  eventsPipe(stack, stage, bus);
  reactions({ scope: stack, stage, bus: bus.ref, queues }, functionOf);
  const api = httpApi(stack, stage, { functionOf, issuer: officers(stack, stage) });
  share(stack, stage, ["api", "id", api.ref]);
  return stack;
};
