import { FUNCTIONS } from "../../shared/api/surfaces.ts";
import { assembly } from "./assembly.ts";
import { ofType, text } from "./reading.ts";

const { service, watch } = assembly().templates;

const alarms = ofType(watch, "AWS::CloudWatch::Alarm").map(({ Properties }) => {
  const dimensions = Properties.Dimensions as unknown as { Name: string; Value: unknown }[];
  const named = dimensions.map(({ Name, Value }) => `${Name}=${text(watch, Value)}`).sort();
  return { what: [Properties.Namespace, Properties.MetricName, ...named].join(" "), Properties };
});
const watched = alarms.map(({ what }) => what);
const names = (type: string, member: string) => ofType(service, type).map(({ Properties }) => String(Properties[member]));

test("every queue: dead letters if it is one, otherwise how late it is", () => {
  const queues = names("AWS::SQS::Queue", "QueueName");
  expect(queues.length).toBeGreaterThan(0);
  expect(watched.filter((what) => what.startsWith("AWS/SQS")).sort()).toEqual(
    queues
      .map((name) => {
        const metric = name.endsWith("-dead") ? "ApproximateNumberOfMessagesVisible" : "ApproximateAgeOfOldestMessage";
        return `AWS/SQS ${metric} QueueName=${name}`;
      })
      .sort(),
  );
});

test("every rule that cannot deliver, on the bus that it stands on", () => {
  const rules = ofType(service, "AWS::Events::Rule").map(({ Properties }) => {
    const bus = Properties.EventBusName ? `EventBusName=${names("AWS::Events::EventBus", "Name")} ` : "";
    return `AWS/Events FailedInvocations ${bus}RuleName=${Properties.Name}`;
  });
  expect(watched.filter((what) => what.startsWith("AWS/Events ")).sort()).toEqual(rules.sort());
});

test("every function that fails or is throttled", () => {
  const functions = names("AWS::Lambda::Function", "FunctionName");
  expect(functions).toHaveLength(FUNCTIONS.length);
  expect(watched.filter((what) => what.startsWith("AWS/Lambda")).sort()).toEqual(
    functions.flatMap((name) => [`AWS/Lambda Errors FunctionName=${name}`, `AWS/Lambda Throttles FunctionName=${name}`]).sort(),
  );
});

test("the pipe, the API, and the steps that are overdue", () => {
  const [pipe] = names("AWS::Pipes::Pipe", "Name");
  expect(watched).toEqual(
    expect.arrayContaining([
      `AWS/EventBridge/Pipes ExecutionFailed PipeName=${pipe}`,
      `AWS/EventBridge/Pipes ExecutionTimeout PipeName=${pipe}`,
      "AWS/ApiGateway 5xx ApiId={api/id}",
      "Depositary OverdueSteps service=depositary-local-clock",
    ]),
  );
});

test("overdue steps are counted under the name that the clock's metrics bear", () => {
  const clock = ofType(service, "AWS::Lambda::Function").find(
    ({ Properties }) => Properties.FunctionName === "depositary-local-clock",
  );
  expect(clock?.Properties.Environment).toMatchObject({
    Variables: { POWERTOOLS_METRICS_NAMESPACE: "Depositary", POWERTOOLS_SERVICE_NAME: "depositary-local-clock" },
  });
});

test("each alarm tells the topic, and no data is no trouble", () => {
  const topic = { Ref: ofType(watch, "AWS::SNS::Topic")[0]?.id };
  for (const { Properties } of alarms) {
    expect(Properties).toMatchObject({ AlarmActions: [topic], OKActions: [topic], TreatMissingData: "notBreaching" });
    expect(Properties.ComparisonOperator).toBe("GreaterThanOrEqualToThreshold");
  }
});
