import { grantsOf, variable } from "../../shared/api/environment.ts";
import type { Resource as Granted } from "../../shared/api/grants.ts";
import { REACTIONS } from "../../shared/api/reactions.ts";
import { FUNCTIONS, type FunctionName, KEYS } from "../../shared/api/surfaces.ts";
import { assembly, type Properties } from "./assembly.ts";
import { lines, list, ofType, one, roleStatements, statementsIn, target, text } from "./reading.ts";

const { templates } = assembly();
const { service } = templates;

const functionOf = (name: FunctionName) => one(service, "AWS::Lambda::Function", { FunctionName: `depositary-local-${name}` });
const roleOf = (name: FunctionName) => target(service, functionOf(name).Properties.Role).id;
const rightsOf = (name: FunctionName): string[] =>
  roleStatements(service, roleOf(name)).flatMap((statement) => lines(service, statement));
const holders = (right: RegExp): FunctionName[] => FUNCTIONS.filter((name) => rightsOf(name).some((line) => right.test(line)));
const environmentOf = (name: FunctionName): Properties =>
  (functionOf(name).Properties.Environment as { Variables: Properties }).Variables;

const logOf = (name: FunctionName) =>
  `<${one(service, "AWS::Logs::LogGroup", { LogGroupName: `/aws/lambda/depositary-local-${name}` }).id}.Arn>`;
const queueOf = (name: string) => `<${one(service, "AWS::SQS::Queue", { QueueName: `depositary-local-${name}` }).id}.Arn>`;
const steps = REACTIONS.map(({ name }) => name).filter((name) => name !== "clock");

describe("who may do what", () => {
  test("only prepare and affix sign, each with its own key", () => {
    expect(holders(/^kms:Sign /)).toEqual(["prepare", "affix"]);
    expect(holders(/^kms:Sign \{key\/certification\}$/)).toEqual(["prepare"]);
    expect(holders(/^kms:Sign \{key\/ca\}$/)).toEqual(["affix"]);
  });

  test("notify makes links, the signing room verifies them, the desk does neither", () => {
    expect(holders(/^kms:GenerateMac \{key\/link\}$/)).toEqual(["notify"]);
    expect(holders(/^kms:VerifyMac \{key\/link\}$/)).toEqual(["signing-room"]);
    expect(holders(/\{key\/link\}/)).toEqual(["signing-room", "notify"]);
  });

  test("the desk makes access codes and cannot verify them, the signing room the other way round", () => {
    expect(holders(/^kms:GenerateMac \{key\/code\}$/)).toEqual(["desk"]);
    expect(holders(/^kms:VerifyMac \{key\/code\}$/)).toEqual(["signing-room"]);
  });

  test("sessions are the signing room's alone", () => {
    expect(holders(/\{key\/session\}/)).toEqual(["signing-room"]);
  });

  test("no function manages a key, and a key hands the decision to the account alone", () => {
    const actions = FUNCTIONS.flatMap(rightsOf).flatMap((line) => /^kms:\w+/.exec(line)?.[0] ?? []);
    expect(new Set(actions)).toEqual(
      new Set(["kms:Sign", "kms:GenerateMac", "kms:VerifyMac", "kms:Decrypt", "kms:GenerateDataKey"]),
    );
    const principals = ofType(templates.data, "AWS::KMS::Key").flatMap(({ Properties }) =>
      statementsIn(Properties.KeyPolicy).map(({ Principal }) => text(templates.data, (Principal as { AWS: unknown }).AWS)),
    );
    expect(principals).toEqual(KEYS.map(() => "arn:<AWS::Partition>:iam::<AWS::AccountId>:root"));
  });

  test("the key of the buckets is used by S3 for a function, never by a function itself", () => {
    const onData = FUNCTIONS.flatMap((name) => roleStatements(service, roleOf(name))).filter((statement) =>
      lines(service, statement).some((line) => line.includes("{key/data}")),
    );
    expect(onData.length).toBeGreaterThan(0);
    for (const { Condition } of onData)
      expect(Condition).toEqual({ StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } });
  });

  test("the public registry queries what is public, and that is all", () => {
    expect(rightsOf("registry").filter((line) => !line.startsWith("logs:"))).toEqual([
      "dynamodb:Query {table/registry} public#*",
    ]);
  });

  test("inspect writes its log, and that is all", () => {
    expect(rightsOf("inspect")).toEqual([`logs:CreateLogStream ${logOf("inspect")}`, `logs:PutLogEvents ${logOf("inspect")}`]);
    expect(holders(/^lambda:/)).toEqual(["intake"]);
  });

  test("only publish writes what is public, only register what the register holds", () => {
    expect(holders(/^dynamodb:(?!Query|GetItem)\w+ \{table\/registry\} .*public/)).toEqual(["publish"]);
    expect(holders(/^dynamodb:(?!Query|GetItem)\w+ \{table\/registry\} .*internal/)).toEqual(["register"]);
  });

  test("only project writes the boards, only the desk reads them, by their lists", () => {
    expect(holders(/^dynamodb:PutItem \{table\/views\} side#\*$/)).toEqual(["project"]);
    expect(holders(/^dynamodb:Query \{table\/views\}\/index\/\w+$/)).toEqual(["desk"]);
    expect(holders(/\{table\/views\}/)).toEqual(["desk", "project"]);
  });

  test("nobody changes or deletes an event, and nobody scans", () => {
    expect(holders(/^dynamodb:(?!Query |PutItem )\w+ \{table\/agreements\}/)).toEqual([]);
    expect(holders(/^dynamodb:(Scan|Batch|PartiQL)/)).toEqual([]);
  });

  test("nobody deletes an object or touches a lock; only those who ask whether an object is there may list", () => {
    const actions = FUNCTIONS.flatMap(rightsOf).flatMap((line) => /^s3:\w+/.exec(line)?.[0] ?? []);
    expect(new Set(actions)).toEqual(new Set(["s3:PutObject", "s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket"]));
    expect(holders(/^s3:ListBucket/)).toEqual(["desk", "intake", "preserve", "publish"]);
  });

  test("only the clock and the desk fill the queues of the steps; each reaction empties its own", () => {
    expect(holders(/^sqs:SendMessage/)).toEqual(["desk", "clock"]);
    for (const name of ["desk", "clock"] as const) {
      const filled = rightsOf(name).filter((line) => line.startsWith("sqs:SendMessage"));
      expect(filled.sort()).toEqual(steps.map((step) => `sqs:SendMessage ${queueOf(step)}`).sort());
    }
    for (const { name } of REACTIONS) {
      const taken = rightsOf(name).filter((line) => line.startsWith("sqs:ReceiveMessage"));
      expect(taken).toEqual([`sqs:ReceiveMessage ${queueOf(name)}`]);
    }
  });

  test("only notify sends mail", () => {
    expect(holders(/^ses:/)).toEqual(["notify"]);
    expect(rightsOf("notify")).toContain("ses:SendEmail identity/depositary.example");
  });
});

const resourcesOf = (on: Granted): string[] => {
  if ("table" in on) return [`{table/${on.table}}${on.index ? `/index/${on.index}` : ""}`];
  if ("bucket" in on) return [`{bucket/${on.bucket}}/${on.prefix}*`];
  if ("listing" in on) return [`{bucket/${on.listing}}`];
  if ("key" in on) return [`{key/${on.key}}`];
  if ("queues" in on) return steps.map(queueOf);
  if ("function" in on) return [`<${functionOf("inspect").id}.Arn>`];
  return "parameter" in on ? ["parameter/depositary/local/trust"] : ["identity/depositary.example"];
};
const variablesOf = (on: Granted): [string, string][] => {
  if ("table" in on) return [[variable("table", on.table), `{table/${on.table}}`]];
  if ("bucket" in on) return [[variable("bucket", on.bucket), `{bucket/${on.bucket}}`]];
  if ("listing" in on) return [[variable("bucket", on.listing), `{bucket/${on.listing}}`]];
  if ("key" in on) return [[variable("key", on.key), `{key/${on.key}}`]];
  if ("queues" in on) return steps.map((step) => [variable("queue", step), queueOf(step).replace(".Arn", "")]);
  if ("function" in on) return [["FUNCTION_INSPECT", `<${functionOf("inspect").id}.Arn>`]];
  return "parameter" in on ? [["PARAMETER_TRUST", "/depositary/local/trust"]] : [];
};
const keysOf = (on: Granted): string => ("table" in on && on.leadingKeys ? ` ${[...on.leadingKeys].sort().join(",")}` : "");
const ownRights = (name: FunctionName): string[] => [
  `logs:CreateLogStream ${logOf(name)}`,
  `logs:PutLogEvents ${logOf(name)}`,
  ...(REACTIONS.some((reaction) => reaction.name === name)
    ? ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"].map((action) => `sqs:${action} ${queueOf(name)}`)
    : []),
];

describe.each(FUNCTIONS)("%s", (name) => {
  test("has the rights of its rows, its log and its queue, each once", () => {
    const rows = grantsOf(name).flatMap(({ actions, on }) =>
      actions.flatMap((action) => resourcesOf(on).map((resource) => `${action} ${resource}${keysOf(on)}`)),
    );
    expect(rightsOf(name).sort()).toEqual([...new Set([...rows, ...ownRights(name)])].sort());
  });

  test("is told the name of everything it has rights on", () => {
    const environment = environmentOf(name);
    for (const [member, value] of grantsOf(name).flatMap(({ on }) => variablesOf(on))) {
      expect([member, text(service, environment[member])]).toEqual([member, value]);
    }
    expect(environment).toMatchObject({
      STAGE: "local",
      PUBLIC_HOST: "registry.depositary.example",
      MAIL_FROM: "registry@depositary.example",
    });
  });

  test("has a role that only its own function assumes", () => {
    const users = ofType(service, "AWS::Lambda::Function").filter(
      ({ Properties }) => target(service, Properties.Role).id === roleOf(name),
    );
    expect(users.map(({ id }) => id)).toEqual([functionOf(name).id]);
  });
});

test("no allowed action and no allowed resource is a mere asterisk, and no policy stands outside the roles", () => {
  const allowed = ofType(service, "AWS::IAM::Role").flatMap(({ id }) => roleStatements(service, id));
  expect(allowed.flatMap(({ Action }) => list(Action)).filter((action) => action.includes("*"))).toEqual([]);
  expect(allowed.flatMap(({ Resource }) => list(Resource)).filter((resource) => resource === "*")).toEqual([]);
  for (const template of Object.values(templates)) {
    expect([...ofType(template, "AWS::IAM::Policy"), ...ofType(template, "AWS::IAM::ManagedPolicy")]).toEqual([]);
  }
  expect(ofType(templates.data, "AWS::IAM::Role")).toEqual([]);
  expect(ofType(templates.watch, "AWS::IAM::Role")).toEqual([]);
});
