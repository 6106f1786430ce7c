import { type Listening, type ServerOptions, serve } from "../aws-json.ts";
import { closeDurable, openDurable } from "../durable.ts";
import { operationsOf } from "./operations.ts";
import { createParameters, SCHEMA, seedParameters } from "./parameters.ts";

export interface SsmOptions extends ServerOptions {
  /** The properties of each AWS::SSM::Parameter. */
  parameters: unknown[];
}

/**
 * Systems Manager's Parameter Store for one machine, in `ssm.db`: String and StringList, the current version only.
 *
 * @throws Fault `local-template` for properties that are wrong or not supported here.
 */
export const startSsm = async (options: SsmOptions): Promise<Listening> => {
  const now = options.now ?? Date.now;
  const arnOf = (name: string) => `arn:aws:ssm:${options.region}:${options.account}:parameter/${name.replace(/^\//, "")}`;
  const database = openDurable(options.directory, "ssm.db", SCHEMA);
  try {
    seedParameters(database, options.parameters, now);
  } catch (error) {
    closeDurable(database);
    throw error;
  }
  const operations = operationsOf(createParameters(database, now), arnOf);
  const service = { name: "ssm", target: "AmazonSSM", version: "1.1", invalid: "ValidationException", operations } as const;
  return serve(service, options, () => closeDurable(database));
};
