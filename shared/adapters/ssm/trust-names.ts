import {
  GetParameterCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
  type SSMClient,
} from "@aws-sdk/client-ssm";
import type { InitCaNames, TrustNames } from "../../usecases/signing-ports.ts";

/** The names of the installation's certificates, as JSON in one parameter. */
export const ssmTrustNames = (client: SSMClient, parameter: string): InitCaNames => ({
  read: async () => {
    try {
      const { Parameter } = await client.send(new GetParameterCommand({ Name: parameter }));
      return JSON.parse(Parameter?.Value ?? "") as TrustNames;
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined;
      throw error;
    }
  },
  write: async (names) => {
    try {
      await client.send(
        new PutParameterCommand({ Name: parameter, Value: JSON.stringify(names), Type: "String", Overwrite: false }),
      );
      return true;
    } catch (error) {
      if (error instanceof ParameterAlreadyExists) return false;
      throw error;
    }
  },
});
