import { z } from "zod";
import { AwsError, type Operation, operation } from "../aws-json.ts";
import { Name, type Parameter, type Parameters, Type, Value } from "./parameters.ts";

type ArnOf = (name: string) => string;

/** It changes nothing for a String or StringList, on AWS too. */
const WithDecryption = z.boolean().optional();
const notFound = (name: string) => new AwsError("ParameterNotFound", `Parameter ${name} not found.`);

const toProtocol = (parameter: Parameter, arnOf: ArnOf) => ({
  Name: parameter.name,
  Type: parameter.type,
  Value: parameter.value,
  Version: parameter.version,
  LastModifiedDate: parameter.modified / 1000,
  ARN: arnOf(parameter.name),
  DataType: "text",
});

const byPathInput = z.strictObject({
  Path: z.string().regex(/^\/$|^(\/[\w.-]+){1,15}\/?$/, "not a parameter path"),
  Recursive: z.boolean().default(false),
  MaxResults: z.int().min(1).max(10).default(10),
  NextToken: z.base64url().default(""),
  WithDecryption,
});

const reading = (parameters: Parameters, arnOf: ArnOf): Record<string, Operation> => ({
  GetParameter: operation(z.strictObject({ Name, WithDecryption }), (input, caller) => {
    caller.uses("ssm:GetParameter", arnOf(input.Name));
    const parameter = parameters.get(input.Name);
    if (!parameter) throw notFound(input.Name);
    return { Parameter: toProtocol(parameter, arnOf) };
  }),
  GetParameters: operation(z.strictObject({ Names: z.array(Name).min(1).max(10), WithDecryption }), ({ Names }, caller) => {
    const names = [...new Set(Names)];
    for (const name of names) caller.uses("ssm:GetParameters", arnOf(name));
    return {
      Parameters: names.flatMap((name) => parameters.get(name) ?? []).map((parameter) => toProtocol(parameter, arnOf)),
      InvalidParameters: names.filter((name) => !parameters.get(name)),
    };
  }),
  GetParametersByPath: operation(byPathInput, ({ Path, Recursive, MaxResults, NextToken }, caller) => {
    caller.uses("ssm:GetParametersByPath", arnOf(Path), { "ssm:Recursive": String(Recursive) });
    const after = Buffer.from(NextToken, "base64url").toString();
    const below = Path.endsWith("/") ? Path : `${Path}/`;
    const found = parameters.below(below, { recursive: Recursive, after, limit: MaxResults + 1 });
    const page = found.slice(0, MaxResults);
    const last = found.length > MaxResults ? page.at(-1) : undefined;
    return {
      Parameters: page.map((parameter) => toProtocol(parameter, arnOf)),
      ...(last ? { NextToken: Buffer.from(last.name).toString("base64url") } : {}),
    };
  }),
});

const putInput = z.strictObject({
  Name,
  Value,
  Type: Type.optional(),
  Overwrite: z.boolean().default(false),
  DataType: z.literal("text").optional(),
  Tier: z.literal("Standard").optional(),
});

const putParameter = (parameters: Parameters, arnOf: ArnOf): Operation =>
  operation(putInput, (input, caller) => {
    caller.uses("ssm:PutParameter", arnOf(input.Name), { "ssm:Overwrite": String(input.Overwrite) });
    const current = parameters.get(input.Name);
    if (current && !input.Overwrite)
      throw new AwsError(
        "ParameterAlreadyExists",
        "The parameter already exists. To overwrite this value, set the overwrite option.",
      );
    const type = input.Type ?? current?.type;
    if (!type) throw new AwsError("ValidationException", "A parameter type is required when you create a parameter.");
    if (current && current.type !== type)
      throw new AwsError("HierarchyTypeMismatchException", `${input.Name} is a ${current.type}; its type cannot change.`);
    return { Version: parameters.put(input.Name, type, input.Value).version, Tier: "Standard" };
  });

/** The Parameter Store operations of the Systems Manager API reference that are served. */
export const operationsOf = (parameters: Parameters, arnOf: ArnOf): Record<string, Operation> => ({
  ...reading(parameters, arnOf),
  PutParameter: putParameter(parameters, arnOf),
});
